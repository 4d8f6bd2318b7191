package io.kinora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.infra.base.Tracer;
import io.kinora.infra.observe.Metrics;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceSettingTableTest {

  private static Settings settings(Map<String, String> flags) {
    return new SettingSources(Map.of(), flags, Optional.empty()).read();
  }

  @Test
  void nothing_is_followed_where_no_collector_is_named() {
    try (var metrics = new Metrics();
        var parts = new OpenParts()) {
      Tracer tracer = TraceSettingTable.open(settings(Map.of()), metrics, parts);

      assertThat(tracer.follows()).isFalse();
      assertThat(tracer.answer("GET tasks", null).isFollowed()).isFalse();
      assertThat(metrics.asPrometheusText()).doesNotContain("kinora_spans");
    }
  }

  @Test
  void the_share_decides_where_a_collector_is_named() {
    var flags = Map.of("traces", "http://127.0.0.1:1", "traces-share", "0", "stop-seconds", "0");
    try (var metrics = new Metrics();
        var parts = new OpenParts()) {
      Tracer tracer = TraceSettingTable.open(settings(flags), metrics, parts);

      assertThat(tracer.follows()).isTrue();
      assertThat(tracer.answer("GET tasks", null).isFollowed()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "-1", "half", "1.5", ""})
  void a_share_is_a_number_from_0_to_1(String share) {
    assertThatThrownBy(() -> settings(Map.of("traces-share", share)))
        .isInstanceOf(InvalidSettingException.class);
  }
}
