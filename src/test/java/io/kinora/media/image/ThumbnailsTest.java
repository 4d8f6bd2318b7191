package io.kinora.media.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.image.Fit.Size;
import io.kinora.media.image.Thumbnail.Format;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.Prober;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ThumbnailsTest {

  @TempDir
  Path folder;

  private final Thumbnails thumbnails = new Thumbnails(TestMedia.runner());

  private static Thumbnail wish(int width, int height, boolean fills, int rotation) {
    return new Thumbnail(fit(width, height, fills), rotation, false, Format.PNG, 90);
  }

  /// 0 is not given.
  private static Fit fit(int width, int height, boolean fills) {
    return new Fit(given(width), given(height), fills);
  }

  private static OptionalInt given(int side) {
    return side == 0 ? OptionalInt.empty() : OptionalInt.of(side);
  }

  private Size make(Path file, Thumbnail wish, Path out) {
    return make(file, Duration.ofSeconds(9), wish, out);
  }

  private Size make(Path file, Duration time, Thumbnail wish, Path out) {
    var probed =
        new Prober(TestMedia.runner(), ProbeLimits.USUAL).probe(file, "the file", new StopSignal());
    try (var work = WorkFolder.in(folder.resolve("work"))) {
      return switch (probed) {
        case ProbeResult.Image image ->
          thumbnails.ofPicture(file, "it", image.picture(), wish, work, out, new StopSignal());
        case ProbeResult.Video video ->
          thumbnails.ofVideo(file, "it", video.picture(), time, wish, work, out, new StopSignal());
        default -> throw new AssertionError("no picture");
      };
    }
  }

  @ParameterizedTest
  @CsvSource({
    // width, height, crop of a picture of 300x200 -> its thumbnail
    "0, 0, false, 300, 200",
    "150, 0, false, 150, 100",
    "0, 50, false, 75, 50",
    "100, 100, false, 100, 67",
    "100, 100, true, 100, 100",
    "600, 100, true, 600, 100",
    "600, 600, false, 600, 400"
  })
  void a_picture_is_fitted_or_filled(
      int width, int height, boolean fills, int expectedWidth, int expectedHeight) {
    Fit.Plan plan = fit(width, height, fills).of(new Size(300, 200), 1);

    assertThat(plan.cut()).isEqualTo(new Size(expectedWidth, expectedHeight));
  }

  @Test
  void videos_have_even_sides() {
    assertThat(fit(101, 0, false).of(new Size(300, 200), 2).cut()).isEqualTo(new Size(100, 66));
  }

  @Test
  void a_picture_is_turned_first_and_scaled_then() {
    Path wide = TestMedia.picture(
        folder.resolve("wide.png"),
        "color=0xC00000:size=100x100[a];color=0x0000C0:size=100x100[b];[a][b]hstack");
    Path out = folder.resolve("out.jpg");

    Size size = make(wide, wish(50, 0, false, 90), out);

    assertThat(size).isEqualTo(new Size(50, 100));
    assertThat(TestMedia.colourAt(out, 0, 25, 20).get(2)).isCloseTo(0xC0, within(6));
    assertThat(TestMedia.colourAt(out, 0, 25, 80).get(0)).isCloseTo(0xC0, within(6));
  }

  @Test
  void what_exif_says_is_left_to_the_caller() {
    Path turned = TestMedia.turnedPicture(folder.resolve("a.jpg"), "color=red:size=200x100", 6);

    assertThat(make(turned, wish(100, 0, false, 0), folder.resolve("out.jpg")))
        .isEqualTo(new Size(100, 50));
  }

  @Test
  void a_large_jpeg_becomes_a_small_picture_of_the_same_colour() {
    Path large = TestMedia.picture(folder.resolve("large.jpg"), "color=0x208040:size=4000x3000");
    Path out = folder.resolve("out.png");

    var size = make(large, new Thumbnail(fit(320, 0, false), 0, false, Format.PNG, 75), out);

    assertThat(size).isEqualTo(new Size(320, 240));
    assertThat(TestMedia.fact(out, "stream=width,height")).isEqualTo("320,240");
    List<Integer> colour = TestMedia.colourAt(out, 0, 160, 120);
    assertThat(colour.get(0)).isCloseTo(0x20, within(3));
    assertThat(colour.get(1)).isCloseTo(0x80, within(3));
    assertThat(colour.get(2)).isCloseTo(0x40, within(3));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void every_format_can_be_read_again_and_shows_the_play_button(Format format) {
    Path grey = TestMedia.picture(folder.resolve("grey.png"), "color=0x808080:size=320x240");
    Path out = folder.resolve("out");

    make(grey, new Thumbnail(fit(160, 0, false), 0, true, format, 75), out);

    assertThat(TestMedia.colourAt(out, 0, 80, 60).get(1)).isGreaterThan(235);
    assertThat(TestMedia.colourAt(out, 0, 70, 50).get(1)).isLessThan(100);
    assertThat(TestMedia.colourAt(out, 0, 5, 5).get(1)).isCloseTo(0x80, within(4));
  }

  /// ffmpeg gives no frame where it is told to begin such a file at 0.
  @Test
  void the_beginning_of_an_old_container_with_frames_out_of_order_is_found() {
    Path clip = TestMedia.made(
        folder.resolve("clip.avi"),
        "-filter_complex color=0xC00000:size=64x48:rate=25:duration=1 -c:v libx264"
            + " -pix_fmt yuv420p -bf 3");
    Path out = folder.resolve("out.png");

    make(clip, Duration.ZERO, new Thumbnail(fit(0, 0, false), 0, false, Format.PNG, 75), out);

    assertThat(TestMedia.colourAt(out, 0, 30, 20).get(0)).isCloseTo(0xC0, within(6));
  }

  @Test
  void a_time_past_the_end_of_a_video_gives_its_last_frame() {
    Path clip = TestMedia.clip(
        folder.resolve("clip.mp4"),
        "color=black:size=64x48:rate=25,geq=lum='16+2*N':cb=128:cr=128",
        2);
    Path out = folder.resolve("out.png");

    make(clip, new Thumbnail(fit(0, 0, false), 0, false, Format.PNG, 75), out);

    assertThat(TestMedia.colourAt(out, 0, 30, 20).get(0)).isCloseTo(2 * 49 * 255 / 219, within(4));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void colours_of_a_video_are_kept_in_every_format(Format format) {
    Path clip = TestMedia.made(
        folder.resolve("clip.mkv"),
        "-filter_complex color=0xC04020:size=64x48:duration=10,format=gbrp,"
            + "scale=out_color_matrix=smpte240m:out_range=tv,format=yuv420p10le,"
            + "setparams=range=tv:colorspace=smpte240m -c:v ffv1");
    Path out = folder.resolve("out");

    make(clip, new Thumbnail(fit(0, 0, false), 0, false, format, 95), out);

    List<Integer> colour = TestMedia.colourAt(out, 0, 30, 20);
    assertThat(colour.get(0)).isCloseTo(0xC0, within(4));
    assertThat(colour.get(1)).isCloseTo(0x40, within(4));
    assertThat(colour.get(2)).isCloseTo(0x20, within(4));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void a_bright_video_is_brought_down_to_a_usual_screen(Format format) {
    Path clip = TestMedia.made(
        folder.resolve("clip.mkv"),
        "-filter_complex color=black:size=64x48:duration=10,format=yuv444p10le,"
            + "geq=lum=572:cb=512:cr=512,format=yuv420p10le,setparams=range=tv"
            + ":colorspace=bt2020nc:color_primaries=bt2020:color_trc=smpte2084 -c:v ffv1");
    Path out = folder.resolve("out");

    make(clip, new Thumbnail(fit(32, 0, false), 0, false, format, 95), out);

    assertThat(TestMedia.colourAt(out, 0, 15, 10))
        .allSatisfy(part -> assertThat(part).isBetween(205, 225));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void odd_sides_are_cut_exactly(Format format) {
    Path picture = TestMedia.picture(folder.resolve("a.jpg"), "color=red:size=300x200");
    Path out = folder.resolve("out");

    make(picture, new Thumbnail(fit(101, 51, true), 0, false, format, 75), out);

    assertThat(TestMedia.fact(out, "stream=width,height")).isEqualTo("101,51");
  }
}
