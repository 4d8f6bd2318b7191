package io.kinora.infra.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageKeyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "a/",
        "/a",
        "a//b",
        ".",
        "..",
        "../a",
        "a/../b",
        "a/./b",
        ".hidden",
        "a.",
        "-rf",
        "_a",
        "a b",
        "a\\b",
        "a\0b",
        "a\nb",
        "é",
        "a:b",
        "a*b",
        "a%2fb",
        "C:",
        "~",
        "1/2/3/4/5/6/7/8/9",
      })
  void a_name_that_could_lead_elsewhere_is_no_key(String text) {
    assertThatThrownBy(() -> StorageKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_segment_that_is_too_long_for_a_disk_is_refused() {
    assertThatThrownBy(() -> StorageKey.of("x".repeat(101)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_slash_does_not_make_two_segments_of_one() {
    assertThatThrownBy(() -> StorageKey.of("a/b")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_key_is_written_with_slashes_and_read_again() {
    var key = StorageKey.of("acme", "BCSIT5", "dragon-image.thumb-9b0E9P");

    assertThat(key).hasToString("acme/BCSIT5/dragon-image.thumb-9b0E9P");
    assertThat(StorageKey.parse(key.toString())).isEqualTo(key);
    assertThat(StorageKey.of("acme").child("BCSIT5").child("dragon-image.thumb-9b0E9P"))
        .isEqualTo(key);
  }

  @Test
  void a_key_lies_under_its_beginnings_only() {
    var key = StorageKey.of("a", "b");

    assertThat(key.isUnder(StorageKey.of("a"))).isTrue();
    assertThat(key.isUnder(key)).isTrue();
    assertThat(StorageKey.of("ab").isUnder(StorageKey.of("a"))).isFalse();
    assertThat(StorageKey.of("a").isUnder(key)).isFalse();
  }
}
