package io.kinora.engine.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Source: the panda contract, section 6.1.
class PathFormatTest {

  private static final ObjectId ENCODING = new ObjectId("2f8760b7e0d4c7dbe609b5872be9bc3b");
  private static final ObjectId VIDEO = new ObjectId("d891d9a45c698d587831466f236c6c6c");

  private static String path(String format, String original) {
    return new PathFormat(format)
        .path(new PathFormat.Values(
            ENCODING,
            VIDEO,
            original,
            Instant.parse("2009-10-09T23:59:59Z"),
            "h264.hi",
            "encodings",
            "480x340"));
  }

  @ParameterizedTest
  @CsvSource({
    ":id, 2f8760b7e0d4c7dbe609b5872be9bc3b",
    "my-path/:id, my-path/2f8760b7e0d4c7dbe609b5872be9bc3b",
    ":video_id/:id, d891d9a45c698d587831466f236c6c6c/2f8760b7e0d4c7dbe609b5872be9bc3b",
    ":date/:profile/:type/:resolution/:original_:id, 2009-10-09/h264.hi/encodings/480x340/a film_2f8760b7e0d4c7dbe609b5872be9bc3b",
    ":unknown//:id, :unknown/2f8760b7e0d4c7dbe609b5872be9bc3b",
  })
  void keywords_stand_for_what_is_known(String format, String expected) {
    assertThat(path(format, "a film")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../etc/passwd", "a/b", "a\\b", "..", "a\nb"})
  void what_a_client_calls_its_file_leads_nowhere_else(String original) {
    String path = path("x/:original/:id", original);

    assertThat(path.split("/", -1))
        .hasSize(3)
        .doesNotContain("..")
        .noneMatch(it -> it.contains("\\"));
  }

  @ParameterizedTest
  @CsvSource({
    "videos/:video_id, path_format must contain :id",
    "plain, path_format must contain :id",
    "/:id, path_format must not begin with / or contain ..",
    "a/../:id, path_format must not begin with / or contain ..",
  })
  void others_are_refused_in_words(String format, String objection) {
    assertThat(PathFormat.objectionTo(format)).contains(objection);
  }
}
