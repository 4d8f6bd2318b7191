package io.kinora.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.fake.TestMedia;
import io.kinora.media.ffmpeg.FfmpegCommand;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What people send, through the kinds of work that take pictures out of videos. The table is
/// `docs/inputs.md`.
class OddVideosTest {

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

  private static void assertColour(Path file, int x, int y, int... expected) {
    List<Integer> colour = TestMedia.colourAt(file, 0, x, y);
    for (int part = 0; part < 3; part++) {
      assertThat(colour.get(part))
          .as("%s of %s", part, colour)
          .isCloseTo(expected[part], within(6));
    }
  }

  private List<Path> pictures(Path video) throws InterruptedException {
    return List.of(
        workshop.run("video.thumb", video, "\"format\":\"png\"").output(),
        workshop.run("video.strip", video, "\"format\":\"png\",\"count\":2").output());
  }

  /// Source: ffmpeg's option `-display_rotation`, degrees counter-clockwise.
  @ParameterizedTest
  @CsvSource({"90, 48, 64, 24, 50", "180, 64, 48, 50, 24", "270, 48, 64, 24, 10"})
  void a_video_of_a_phone_is_upright(int turn, int width, int height, int redX, int redY)
      throws Exception {
    Path flat = TestMedia.made(
        folder.resolve("flat.mp4"),
        "-filter_complex color=0x2020C0:size=64x48:duration=1,drawbox=w=32:c=0xC02020:t=fill,"
            + "format=gbrp,scale=out_color_matrix=bt601:out_range=tv,format=yuv420p -crf 4");
    Path turned = folder.resolve("turned.mp4");
    TestMedia.run(FfmpegCommand.ffmpeg()
        .words("-display_rotation", String.valueOf(turn))
        .input(flat)
        .words("-c", "copy")
        .output(turned)
        .build());

    for (Path picture : pictures(turned)) {
      assertThat(TestMedia.fact(picture, "stream=height")).isEqualTo(String.valueOf(height));
      assertColour(picture, redX, redY, 0xC0, 0x20, 0x20);
      assertColour(picture, width - 1 - redX, height - 1 - redY, 0x20, 0x20, 0xC0);
    }
  }

  @Test
  void bright_video_of_ten_bits_comes_down_to_a_usual_screen() throws Exception {
    Path bright = TestMedia.made(
        folder.resolve("in.mp4"),
        "-filter_complex color=black:size=64x48:duration=0.4,format=yuv444p10le,geq=lum=572:cb=512"
            + ":cr=512,format=yuv420p10le,setparams=range=tv:colorspace=bt2020nc"
            + ":color_primaries=bt2020:color_trc=smpte2084 -c:v libx265 -x265-params"
            + " log-level=error");

    for (Path picture : pictures(bright)) {
      assertThat(TestMedia.colourAt(picture, 0, 20, 20))
          .allSatisfy(part -> assertThat(part).isBetween(205, 225));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"yuv420p10le", "yuv422p", "yuv444p", "gbrp", "gray"})
  void every_kind_of_pixels_keeps_its_colour(String format) throws Exception {
    Path video = TestMedia.made(
        folder.resolve("in.mkv"),
        "-filter_complex color=0x808080:size=64x48:duration=0.4,format=gbrp,"
            + "scale=out_color_matrix=bt601:out_range=tv,format=" + format + " -c:v ffv1");

    for (Path picture : pictures(video)) {
      assertColour(picture, 20, 20, 0x80, 0x80, 0x80);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"libvpx", "libvpx-vp9"})
  void what_one_can_see_through_stays_so_in_a_png_and_is_drawn_on_black_elsewhere(String codec)
      throws Exception {
    Path video = TestMedia.made(
        folder.resolve("in.webm"),
        "-filter_complex color=0xC0C0C0@0.5:size=64x48:duration=0.4," + TestMedia.SEEN_THROUGH
            + " -c:v " + codec + " -auto-alt-ref 0 -crf 5");

    var info = workshop.run("video.info", video, "").result();
    assertThat(info.path("alpha").asBoolean()).isTrue();
    Path png = workshop.run("video.thumb", video, "\"format\":\"png\"").output();
    assertThat(TestMedia.fact(png, "stream=pix_fmt")).isEqualTo("rgba");
    for (String wish : List.of("", "\"poster\":true")) {
      assertColour(workshop.run("video.thumb", video, wish).output(), 4, 4, 0x60, 0x60, 0x60);
    }
    assertColour(workshop.run("video.strip", video, "").output(), 70, 20, 0x60, 0x60, 0x60);
    Path backwards = workshop.run("video.reverse", video, "\"crf\":5").output();
    assertColour(backwards, 30, 20, 0x60, 0x60, 0x60);
  }

  /// A file that says so and gives none is like any other.
  @Test
  void alpha_that_is_only_promised_does_no_harm() throws Exception {
    Path opaque = TestMedia.made(
        folder.resolve("opaque.webm"),
        "-filter_complex color=0x808080:size=64x48:duration=0.4,format=gbrp,"
            + "scale=out_color_matrix=bt601:out_range=tv,format=yuv420p -c:v libvpx-vp9 -crf 5"
            + " -metadata:s:v alpha_mode=1");

    assertThat(workshop.run("video.info", opaque, "").result().path("alpha").asBoolean())
        .isTrue();
    for (Path picture : pictures(opaque)) {
      assertColour(picture, 20, 20, 0x80, 0x80, 0x80);
    }
  }

  /// Source: the tasks contract, section 10: only videos have even sides.
  @Test
  void odd_sides_stay_odd() throws Exception {
    Path video = TestMedia.made(
        folder.resolve("in.mkv"), "-filter_complex testsrc=size=33x21:duration=1 -c:v ffv1");
    String wish = "\"width\":25,\"height\":15,\"crop\":true";

    assertThat(TestMedia.fact(pictures(video).get(0), "stream=width,height")).isEqualTo("33,21");
    assertThat(TestMedia.fact(pictures(video).get(1), "stream=width,height")).isEqualTo("66,21");
    for (String format : List.of("jpeg", "png")) {
      String odd = wish + ",\"format\":\"" + format + "\"";
      assertThat(TestMedia.fact(
              workshop.run("video.thumb", video, odd).output(), "stream=width,height"))
          .isEqualTo("25,15");
    }
  }

  /// One frame a second first, then 25.
  @Test
  void frames_of_no_fixed_rate_are_taken_by_their_times() throws Exception {
    Path video = TestMedia.made(
        folder.resolve("in.mp4"),
        "-filter_complex color=black:size=64x48:rate=25:duration=4,geq=lum='16+2*N':cb=128:cr=128,"
            + "format=yuv420p,select='not(mod(n,25))+gt(n,50)' -fps_mode vfr"
            + " -enc_time_base 1:90000 -crf 4");

    Path thumb =
        workshop.run("video.thumb", video, "\"time\":3,\"format\":\"png\"").output();
    assertColour(thumb, 20, 20, 175, 175, 175);
    Path strip = workshop
        .run("video.strip", video, "\"count\":4,\"end\":3,\"format\":\"png\"")
        .output();
    for (int index = 0; index < 4; index++) {
      int level = 50 * index * 255 / 219;
      assertColour(strip, 64 * index + 30, 20, level, level, level);
    }
  }
}
