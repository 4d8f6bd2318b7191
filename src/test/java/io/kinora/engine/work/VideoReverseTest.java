package io.kinora.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.fake.TestMedia;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The tasks contract, sections 10 and 11. What becomes of each frame is in `ReversalTest`.
class VideoReverseTest {

  @TempDir
  Path folder;

  private TestWorkshop workshop;

  @BeforeEach
  void open() {
    workshop = TestWorkshop.in(folder);
  }

  @AfterEach
  void close() {
    workshop.close();
  }

  /// Red and a tone in the first half, blue and silence in the second.
  private Path halves() {
    return TestMedia.made(
        folder.resolve("in.mp4"),
        "-filter_complex color=0xC00000:size=64x48:duration=2[r];color=0x0000C0:size=64x48"
            + ":duration=2[b];[r][b]concat,format=gbrp,scale=out_color_matrix=bt709:out_range=tv"
            + ",format=yuv420p,setparams=range=tv:colorspace=bt709[v];sine=duration=2,apad=whole_dur"
            + "=4[a] -map [v] -map [a]");
  }

  @ParameterizedTest
  @EnumSource(KindVersion.class)
  void what_came_first_comes_last(KindVersion version) throws Exception {
    var done = workshop.run("video.reverse", version, halves(), "\"crf\":10");

    assertThat(done.result().path("duration").asDouble()).isCloseTo(4, within(0.03));
    assertThat(done.result().path("output").path("$file").asString()).isEqualTo("output");
    assertThat(TestMedia.colourAt(done.output(), 0.5, 30, 20).get(2)).isCloseTo(0xC0, within(5));
    assertThat(TestMedia.colourAt(done.output(), 3.5, 30, 20).get(0)).isCloseTo(0xC0, within(5));
    assertThat(TestMedia.loudness(done.output(), 0.2, 1.6)).isLessThan(0.001);
    assertThat(TestMedia.loudness(done.output(), 2.2, 1.6)).isCloseTo(0.0884, within(0.01));
    assertThat(workshop.leftovers()).isEmpty();
    assertThat(done.percents()).isSorted();
  }

  @Test
  void size_and_codec_of_sound_are_taken() throws Exception {
    var done = workshop.run(
        "video.reverse",
        halves(),
        "\"width\":32,\"height\":32,\"crop\":true,\"audio_codec\":\"mp2\",\"gop\":10,"
            + "\"video_bitrate\":100");

    assertThat(TestMedia.fact(done.output(), "stream=width,height").lines().findFirst())
        .contains("32,32");
    assertThat(TestMedia.loudness(done.output(), 2.2, 1.6)).isCloseTo(0.0884, within(0.01));
  }
}
