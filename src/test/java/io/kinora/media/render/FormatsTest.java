package io.kinora.media.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.profile.Profile;
import io.kinora.media.sxml.Feature;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What holds for films of every format: their joins, their shape, their previews.
class FormatsTest {

  @TempDir
  static Path folder;

  private static ProfileFilms films;

  @BeforeAll
  static void make() {
    films = new ProfileFilms(folder);
    TestMedia.clip(
        folder.resolve("count.mp4"),
        "color=black:size=64x64:rate=25,geq=cb=128:cr=128:lum=20+12*mod(N\\,17)",
        9.2);
  }

  /// The frame `N` of the clip has the luma `20 + 12 (N mod 17)`.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "quicktime-small",
        "mobile",
        "flash-small",
        "flash-h264",
        "wmv1",
        "wmv2",
        "dvd-pal-16-9-h",
        "dvd-mpeg1-small"
      })
  void segments_of_every_format_join_without_losing_or_doubling_a_frame(String name) {
    Profile profile = Profile.find(name).orElseThrow();
    long frameCount = 230;
    assertThat(Segment.of(frameCount, 25)).hasSize(3);

    Path film = films.render(profile, """
        <overlay left="0" top="0" width="0.25" height="0.25" duration="9.2">
          <video filename="count.mp4"/></overlay>""");

    byte[] pixels = ProfileFilms.pixels(film, "crop=iw/8:ih/8:iw/16:ih/16,");
    assertThat(pixels.length / 3).isEqualTo((int) frameCount);
    for (int index = 0; index < frameCount; index++) {
      int luma = 20 + 12 * (index % 17);
      assertThat(pixels[3 * index] & 255)
          .as("frame " + index)
          .isCloseTo((luma - 16) * 255 / 219, within(6));
    }
    assertTimes(film, frameCount);
    double loudness = TestMedia.loudness(folder.resolve("count.mp4"), 5.5, 1);
    assertThat(TestMedia.loudness(film, 5.5, 1)).isCloseTo(loudness, within(0.05 * loudness));
  }

  /// Of the frames that share a pack of a program stream the first alone tells its time.
  private static void assertTimes(Path film, long frameCount) {
    List<String> told = new String(
            TestMedia.run(FfmpegCommand.ffprobe()
                .words("-of", "csv=p=0", "-select_streams", "v:0")
                .words("-show_entries", "frame=best_effort_timestamp_time")
                .input(film)
                .build()),
            UTF_8)
        .lines()
        .map(line -> line.replace(",", ""))
        .filter(line -> !line.isBlank())
        .toList();
    assertThat(told).hasSize((int) frameCount);
    double first = Double.parseDouble(told.getFirst());
    for (int index = 0; index < frameCount; index++) {
      if (!told.get(index).equals("N/A")) {
        assertThat(Double.parseDouble(told.get(index)) - first)
            .as("time of frame " + index)
            .isCloseTo(index / 25.0, within(0.0011));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dvd-ntsc-16-9", "dvd-pal-16-9", "dvd-pal-16-9-h", "dvd-pal-4-3", "wmv1"})
  @Feature("OUT03")
  void what_is_round_is_shown_round(String name) {
    Profile profile = Profile.find(name).orElseThrow();
    TestMedia.picture(
        folder.resolve("disc.png"),
        "color=black:size=400x400,format=gray,geq=lum='if(lt(hypot(X-199.5\\,Y-199.5)\\,150)\\,235\\,16)'");

    Path film = films.render(profile, """
        <effect type="none" duration="0.2"><image filename="disc.png"/></effect>""");

    byte[] frame = firstFrame(film, profile.shape().shownWidth(), profile.height());
    int width = profile.shape().shownWidth();
    int across = bright(frame, width * (profile.height() / 2), 1, width);
    int down = bright(frame, width / 2, width, profile.height());
    assertThat(across).isCloseTo(down, within(4)).isCloseTo(profile.height() * 3 / 4, within(4));
  }

  /// As players show it: stretched to its aspect.
  private static byte[] firstFrame(Path film, int width, int height) {
    return TestMedia.run(FfmpegCommand.ffmpeg()
        .input(film)
        .words("-map", "0:v:0", "-frames:v", "1")
        .words("-vf", "scale=" + width + ":" + height + ",format=gray", "-f", "rawvideo", "pipe:1")
        .build());
  }

  private static int bright(byte[] frame, int start, int step, int count) {
    return (int) IntStream.range(0, count)
        .filter(index -> (frame[start + index * step] & 255) > 128)
        .count();
  }

  /// Source: the tasks contract, section 10, preview.
  @ParameterizedTest
  @CsvSource({
    "flash-small, 320, 240",
    "dvd-pal-16-9, 640, 360",
    "dvd-ntsc-16-9-h, 426, 240",
    "ntsc-wide-wmv, 640, 360",
    "mobile-small, 176, 144",
    "youtube-5fps, 640, 360"
  })
  void the_preview_of_a_film_is_the_same_kind_of_file_for_all(String name, int width, int height) {
    Profile profile = Profile.find(name).orElseThrow();
    Path flv = folder.resolve(name + "-preview.flv");
    var stop = new StopSignal();
    var planned = films.planned(profile, """
        <effect type="none" duration="1"><video filename="count.mp4"/></effect>""", stop);
    try (var work = WorkFolder.in(folder.resolve("work"))) {
      ProfileFilms.renderer().preview(planned, PreviewFiles.of(flv), work, stop, (_, _) -> {});
    }

    JsonNode probed = ProfileFilms.probed(flv);
    JsonNode pictures = ProfileFilms.stream(probed, "video");
    assertThat(probed.at("/format/format_name").asString()).isEqualTo("flv");
    assertThat(pictures.path("codec_name").asString()).isEqualTo("h264");
    assertThat(pictures.path("width").asInt()).isEqualTo(width);
    assertThat(pictures.path("height").asInt()).isEqualTo(height);
    assertThat(pictures.path("sample_aspect_ratio").asString()).isEqualTo("1:1");
    assertThat(ProfileFilms.stream(probed, "audio").path("codec_name").asString())
        .isEqualTo("aac");
    assertThat(ProfileFilms.pixels(flv, "").length / 3)
        .isEqualTo((int) profile.frameRate().countIn(Duration.ofSeconds(1)));
  }
}
