package io.kinora.api.panda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Source: the panda contract, section 1.
class PandaPathTest {

  @ParameterizedTest
  @CsvSource({
    "/v2/videos.json, true, videos, true, /videos.json",
    "/v2//videos.json, true, videos, true, /videos.json",
    "/v3.0/videos.json, true, videos, true, /videos.json",
    "/videos.json, false, videos, true, /videos.json",
    "/videos, false, videos, false, /videos",
    "/v2/videos/1.xml, true, videos/ID, false, /videos/1.xml",
    "/v2/profiles/h264.hi.json, true, profiles/ID, true, /profiles/h264.hi.json",
    "/v2/encodings/1/cancel.json.json, true, encodings/ID/cancel, true, /encodings/1/cancel.json.json",
  })
  void a_path_says_what_is_wanted_and_what_was_signed(
      String path, boolean isSecond, String shape, boolean isJson, String signed) {
    List<String> segments =
        Arrays.stream(path.split("/")).filter(it -> !it.isEmpty()).toList();

    PandaPath read = PandaPath.of(segments, path);

    assertThat(read.isSecond()).isEqualTo(isSecond);
    assertThat(read.shape()).isEqualTo(shape);
    assertThat(read.isJson()).isEqualTo(isJson);
    assertThat(read.signed()).isEqualTo(signed);
  }
}
