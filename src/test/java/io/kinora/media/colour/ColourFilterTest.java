package io.kinora.media.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.probe.PictureFacts;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.Prober;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bars of known colours go in through every kind of tag, and must come out.
class ColourFilterTest {

  private static final List<String> BARS = List.of(
      "C0C0C0", "C0C000", "00C0C0", "00C000", "C000C0", "C00000", "0000C0", "101010", "F0F0F0");

  private static final int BAR_WIDTH = 160;
  private static final int HEIGHT = 96;
  private static final String CAREFUL = ":flags=bicubic+accurate_rnd+full_chroma_int";

  @TempDir
  Path folder;

  private static PictureFacts factsOf(Path file) {
    var probed =
        new Prober(TestMedia.runner(), ProbeLimits.USUAL).probe(file, "it", new StopSignal());
    return switch (probed) {
      case ProbeResult.Video video -> video.picture();
      case ProbeResult.Image image -> image.picture();
      default -> throw new AssertionError("no picture: " + probed);
    };
  }

  private static String bars(int barWidth, int height) {
    String all = BARS.stream()
        .map(bar -> "color=0x" + bar + ":size=" + barWidth + "x" + height
            + ":duration=0.2,format=gbrp[b" + bar + "]")
        .collect(Collectors.joining(";"));
    return all + ";"
        + BARS.stream().map(bar -> "[b" + bar + "]").collect(Collectors.joining())
        + "hstack=inputs=" + BARS.size();
  }

  /// @param matrix of the numbers, and of the tag if there is one
  private Path encoded(String matrix, String range, String format, boolean isTagged, int barWidth) {
    String tag = matrix.equals("bt601") ? "smpte170m" : matrix.replace("bt2020", "bt2020nc");
    String tags = isTagged ? "range=" + range + ":colorspace=" + tag : "range=-1:colorspace=2";
    return TestMedia.made(
        folder.resolve("bars.mkv"),
        "-filter_complex " + bars(barWidth, HEIGHT) + ",scale=out_color_matrix=" + matrix
            + ":out_range=" + range + CAREFUL + ",format=" + format + ",setparams=" + tags
            + " -c:v ffv1");
  }

  /// Runs the filter as its callers do, and gives what any viewer of such files shows.
  private byte[] shown(Path file, ColourTarget target, String format, int width, int height) {
    String in = switch (target) {
      case VIDEO -> "in_color_matrix=bt709:in_range=tv";
      case JPEG -> "in_color_matrix=bt601:in_range=pc";
      case RGB -> "in_range=pc";
    };
    return TestMedia.run(FfmpegCommand.ffmpeg()
        .input(file)
        .words("-frames:v", "1", "-vf")
        .words(ColourFilter.scaled(factsOf(file), width, height, target) + ",format=" + format
            + ",scale=" + in + CAREFUL + ",format=rgb24")
        .words("-f", "rawvideo", "pipe:1")
        .build());
  }

  private void assertBars(Path file, int barWidth) {
    for (var target : ColourTarget.values()) {
      String format = switch (target) {
        case VIDEO -> "yuv420p";
        case JPEG -> "yuvj420p";
        case RGB -> "rgb24";
      };
      int width = barWidth * BARS.size();
      byte[] rgb = shown(file, target, format, width, HEIGHT);
      for (int bar = 0; bar < BARS.size(); bar++) {
        int expected = Integer.parseInt(BARS.get(bar), 16);
        for (int part = 0; part < 3; part++) {
          int at = (HEIGHT / 2 * width + bar * barWidth + barWidth / 2) * 3 + part;
          assertThat(rgb[at] & 255)
              .as(target + ", bar " + BARS.get(bar) + ", part " + part)
              .isCloseTo((expected >> (8 * (2 - part))) & 255, within(3));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "bt601, tv, yuv420p",
    "bt601, pc, yuv420p",
    "bt601, tv, yuv420p10le",
    "bt709, tv, yuv420p",
    "bt709, pc, yuv420p",
    "bt709, tv, yuv420p10le",
    "bt709, pc, yuv422p10le",
    "fcc, tv, yuv420p",
    "fcc, pc, yuv420p10le",
    "smpte240m, tv, yuv420p",
    "smpte240m, tv, yuv420p10le",
    "smpte240m, pc, yuv444p",
    "bt2020, tv, yuv420p",
    "bt2020, tv, yuv420p10le",
    "bt2020, pc, yuv420p10le"
  })
  void tagged_bars_keep_their_colours(String matrix, String range, String format) {
    assertBars(encoded(matrix, range, format, true, BAR_WIDTH), BAR_WIDTH);
  }

  @ParameterizedTest
  @CsvSource({"32, bt601", "160, bt709"})
  void without_tags_small_videos_are_read_as_601_and_large_ones_as_709(
      int barWidth, String matrix) {
    Path file = encoded(matrix, "tv", "yuv420p", false, barWidth);

    assertThat(factsOf(file).colour().matrix()).isEqualTo("unknown");
    assertBars(file, barWidth);
  }

  @Test
  void large_motion_jpeg_is_read_as_jpeg() {
    Path file = TestMedia.made(
        folder.resolve("bars.avi"),
        "-filter_complex " + bars(BAR_WIDTH, HEIGHT)
            + ",scale=out_color_matrix=bt601:out_range=pc" + CAREFUL
            + ",format=yuvj444p -c:v mjpeg -q:v 1");

    assertBars(file, BAR_WIDTH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rgb24", "rgb48be", "rgba"})
  void pictures_in_red_green_and_blue_keep_their_colours(String format) {
    Path file = TestMedia.made(
        folder.resolve("bars.png"),
        "-filter_complex " + bars(BAR_WIDTH, HEIGHT) + ",format=" + format + " -frames:v 1");

    assertBars(file, BAR_WIDTH);
  }

  @Test
  void grey_pictures_keep_their_brightness() {
    Path file = TestMedia.picture(folder.resolve("g.png"), "color=0x404040:size=64x48,format=gray");

    for (var target : List.of(ColourTarget.VIDEO, ColourTarget.JPEG)) {
      assertThat(shown(file, target, "yuv420p", 64, 48)[0] & 255).isCloseTo(0x40, within(2));
    }
  }

  /// PQ and HLG: the numbers of the light that BT.2408 names, as 10-bit limited codes.
  @Nested
  class WithMoreBrightnessThanAUsualScreen {

    private Path grey(String transfer, int code, boolean isFullyTagged) {
      String rest = isFullyTagged ? ":range=tv:colorspace=bt2020nc:color_primaries=bt2020" : "";
      return TestMedia.made(
          folder.resolve("hdr.mkv"),
          "-filter_complex color=black:size=64x48:duration=0.2,format=yuv444p10le,geq=lum=" + code
              + ":cb=512:cr=512,format=yuv420p10le,setparams=color_trc=" + transfer + rest
              + " -c:v ffv1");
    }

    private int shownGrey(Path file, ColourTarget target) {
      String format = target == ColourTarget.RGB ? "rgb24" : "yuv420p";
      byte[] rgb = shown(file, target, format, 64, 48);
      assertThat(rgb[0] & 255).isCloseTo(rgb[1] & 255, within(2));
      assertThat(rgb[2] & 255).isCloseTo(rgb[1] & 255, within(2));
      return rgb[1] & 255;
    }

    @ParameterizedTest
    @CsvSource({
      "smpte2084, 64, 0, 2",
      "smpte2084, 397, 95, 125", // mid grey, 38 %
      "smpte2084, 572, 205, 225", // white, 58 %
      "smpte2084, 723, 240, 255", // 1000 cd/m²
      "arib-std-b67, 64, 0, 2",
      "arib-std-b67, 397, 95, 125",
      "arib-std-b67, 721, 205, 225", // white, 75 %
      "arib-std-b67, 940, 240, 255"
    })
    void greys_come_down_to_a_usual_screen(String transfer, int code, int min, int max) {
      Path file = grey(transfer, code, true);

      for (var target : ColourTarget.values()) {
        assertThat(shownGrey(file, target)).as(target.toString()).isBetween(min, max);
      }
    }

    @ParameterizedTest
    @EnumSource(ColourTarget.class)
    void missing_tags_are_filled_in(ColourTarget target) {
      assertThat(shownGrey(grey("smpte2084", 572, false), target)).isBetween(205, 225);
    }

    @Test
    void pictures_in_red_green_and_blue_are_mapped_too() {
      Path file = TestMedia.made(
          folder.resolve("hdr.mkv"),
          "-filter_complex color=0x949494:size=64x48:duration=0.2,format=gbrp10le,"
              + "setparams=color_trc=smpte2084:color_primaries=bt2020 -c:v ffv1");

      assertThat(shownGrey(file, ColourTarget.VIDEO)).isBetween(205, 225);
    }
  }
}
