package io.kinora.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kinora.infra.base.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelRulesTest {

  @ParameterizedTest
  @CsvSource({
    "video.create, acme, gpu",
    "video.create, zenith, big",
    "image.thumb, acme, own",
    "image.thumb, zenith,",
  })
  void the_most_particular_rule_counts(String kind, String tenant, String label) {
    LabelRules rules = LabelRules.parse("tenant:acme=own, video.create=big, video.create@acme=gpu");

    assertThat(rules.labelOf(kind, new TenantId(tenant))).isEqualTo(label);
  }

  @Test
  void a_kind_counts_more_than_a_tenant() {
    LabelRules rules = LabelRules.parse("tenant:acme=own,video.create=big");

    assertThat(rules.labelOf("video.create", new TenantId("acme"))).isEqualTo("big");
    assertThat(rules.kinds()).containsExactly("video.create");
  }

  @Test
  void without_rules_nothing_needs_a_label() {
    assertThat(LabelRules.parse(" ")).isEqualTo(LabelRules.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "video.create",
        "video.create=",
        "video.create=Big",
        "video.create=a'b",
        "=big",
        "@acme=big",
        "tenant:=big",
        "video.create@=big",
        "hello=a,hello=b",
        "hello=a,",
      })
  void what_is_no_rule_is_refused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> LabelRules.parse(text));
  }
}
