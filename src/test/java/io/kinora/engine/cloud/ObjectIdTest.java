package io.kinora.engine.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectIdTest {

  private static final ObjectId ID = new ObjectId("d2a5e752b82311deb3a7001ec2b5c0e1");

  @Test
  void one_identity_is_shown_in_two_ways_and_read_in_both() {
    assertThat(ID.dashed()).isEqualTo("d2a5e752-b823-11de-b3a7-001ec2b5c0e1");
    assertThat(ObjectId.parse(ID.dashed())).contains(ID);
    assertThat(ObjectId.parse("D2A5E752B82311DEB3A7001EC2B5C0E1")).contains(ID);
  }

  @Test
  void its_asset_has_the_same_bits() {
    assertThat(new ObjectId("00000000000000000000000000000000").asset().value())
        .isEqualTo("AAAAAAAAAAAAAAAAAAAAAAAAAA");
    assertThat(ID.asset())
        .isEqualTo(ObjectId.parse(ID.dashed()).map(ObjectId::asset).orElseThrow());
    assertThat(ObjectId.random().asset()).isNotEqualTo(ObjectId.random().asset());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "d2a5e752",
        "d2a5e752b82311deb3a7001ec2b5c0eg",
        "d2a5e752-b82311deb3a7001ec2b5c0e1",
        "../x"
      })
  void other_texts_name_nothing(String text) {
    assertThat(ObjectId.parse(text)).isEqualTo(Optional.empty());
  }
}
