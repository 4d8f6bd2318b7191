package io.kinora.api.panda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Source: the panda contract, section 1.
class PandaPathsTest {

  private static final Set<String> TASKS = Set.of("create", "status", "storage", "openapi.json");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v2/videos.json",
        "/v2/videos/1.xml",
        "/v2/videos",
        "/v2.0/profiles/h264.hi.json",
        "/v3.0/encodings.json",
        "/v2/factories/1.json",
        "/v2/progress",
        "/v2/anything.json",
        "/v2/any/thing.json",
        "/videos",
        "/videos.json",
        "/encoding.json",
        "/profile.json",
        "/progress",
        "/upload/session",
        "/crossdomain.xml"
      })
  void what_has_a_noun_or_ends_in_json_is_pandas(String path) {
    assertThat(PandaPaths.contain(path, TASKS)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/v2",
        "/v2/",
        "/v2/create",
        "/v2/status/x.json",
        "/v2/storage/files/x.json",
        "/v2/openapi.json",
        "/v2/anything",
        "/v1/videos.json",
        "/v3/anything.json",
        "/anything.json",
        "/publishing/v1/videos",
        "/publishing/v1/openapi.json",
        "/storage/videos.json",
        "/store/videos/1.json",
        "/jobs",
        "/videosphere"
      })
  void all_else_is_others(String path) {
    assertThat(PandaPaths.contain(path, TASKS)).isFalse();
  }
}
