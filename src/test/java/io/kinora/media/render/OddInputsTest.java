package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.fake.HeifFile;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.Prober;
import io.kinora.media.profile.Profile;
import io.kinora.media.sxml.Feature;
import io.kinora.media.sxml.FilmReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Inputs and definitions that are odd but right: one frame of each is looked at.
class OddInputsTest {

  @TempDir
  static Path folder;

  private static final FilmRenderer RENDERER = new FilmRenderer(
      TestMedia.runner(),
      new Prober(TestMedia.runner(), ProbeLimits.USUAL),
      TestMedia.CACHE,
      RenderSettings.of("ultrafast", 2));

  private static final String RED = "color=0xC00000:size=";

  private static PlannedFilm plan(String body, String profile) {
    return RENDERER.plan(
        FilmReader.read(body),
        named -> folder.resolve(named.filename()),
        Profile.find(profile).orElseThrow(),
        new StopSignal());
  }

  private static Path still(String body, double seconds) {
    Path png = folder.resolve("still.png");
    Duration time = Duration.ofMillis(Math.round(seconds * 1000));
    RENDERER.still(plan(body, "240p"), time, StillFormat.PNG, png, new StopSignal());
    return png;
  }

  private static void assertColour(Path png, int x, int y, int red, int green, int blue) {
    List<Integer> colour = TestMedia.colourAt(png, 0, x, y);
    assertThat(colour.get(0)).as("red of " + colour).isCloseTo(red, within(10));
    assertThat(colour.get(1)).as("green of " + colour).isCloseTo(green, within(10));
    assertThat(colour.get(2)).as("blue of " + colour).isCloseTo(blue, within(10));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      odd.jpg   | 101x57            | -q:v 2              | C00000
      one.png   | 1x1               | -pix_fmt rgb24      | C00000
      wide.png  | 3000x2            | -pix_fmt rgb24      | C00000
      tall.png  | 2x3000            | -pix_fmt rgb24      | C00000
      grey.jpg  | 64x48,format=gray | -q:v 2              | 393939
      deep.png  | 64x48             | -pix_fmt rgb48be    | C00000
      grey16.png| 64x48             | -pix_fmt gray16be   | 393939
      pal.png   | 64x48             | -pix_fmt pal8       | C00000
      rgba.png  | 64x48             | -pix_fmt rgba       | C00000
      ya.png    | 64x48             | -pix_fmt ya8        | 393939
      rgba.webp | 64x48             | -c:v libwebp -pix_fmt yuva420p | C00000
      once.gif  | 64x48             | -pix_fmt rgb8       | C00000
      """)
  @Feature("MED01")
  void a_picture_shows_its_colour(String name, String source, String words, String colour) {
    TestMedia.made(
        folder.resolve(name), "-filter_complex " + RED + source + " -frames:v 1 " + words);

    Path png =
        still("<effect type='kenburns' duration='2'><image filename='" + name + "'/></effect>", 1);

    assertIs(png, colour);
  }

  private static void assertIs(Path png, String colour) {
    int rgb = Integer.parseInt(colour, 16);
    int red = rgb >> 16;
    // The palette of rgb8 has no 0xC0.
    assertThat(TestMedia.colourAt(png, 0, 213, 120).getFirst()).isCloseTo(red, within(32));
    assertThat(TestMedia.colourAt(png, 0, 213, 120).get(1)).isCloseTo((rgb >> 8) & 255, within(10));
  }

  @Test
  @Feature("MED01")
  void an_animation_shows_its_first_frame() {
    TestMedia.made(
        folder.resolve("anim.gif"),
        "-filter_complex color=red:size=64x36:rate=5:duration=1[a];"
            + "color=lime:size=64x36:rate=5:duration=1[b];[a][b]concat,format=rgb8");

    assertColour(
        still("<effect type='none'><image filename='anim.gif'/></effect>", 2), 213, 120, 255, 0, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "1, RBGW", "2, BRWG", "3, WGBR", "4, GWRB", "5, RGBW", "6, GRWB", "7, WBGR", "8, BWRG",
  })
  @Feature("MED03")
  void a_photo_stands_upright_however_the_camera_was_held(int orientation, String corners) {
    TestMedia.turnedPicture(
        folder.resolve("held.jpg"),
        "color=red:size=64x64[a];color=blue:size=64x64[b];color=0x00FF00:size=64x64[c];"
            + "color=white:size=64x64[d];[a][b][c][d]xstack=inputs=4:layout=0_0|w0_0|0_h0|w0_h0",
        orientation);

    Path png = still("<effect type='none'><image filename='held.jpg'/></effect>", 1);

    String seen =
        letter(png, 160, 60) + letter(png, 270, 60) + letter(png, 160, 180) + letter(png, 270, 180);
    assertThat(seen).isEqualTo(corners);
  }

  @Test
  void a_photo_of_a_phone_that_is_stored_in_tiles_is_shown_whole_and_upright() {
    HeifFile.write(
        folder.resolve("held.heic"),
        "color=red:size=150x150[a];color=blue:size=150x150[b];color=0x00FF00:size=150x150[c];"
            + "color=white:size=150x150[d];"
            + "[a][b][c][d]xstack=inputs=4:layout=0_0|w0_0|0_h0|w0_h0,format=gbrp",
        300,
        300,
        new HeifFile.Transform(3, -1),
        6);

    Path png = still("<effect type='none'><image filename='held.heic'/></effect>", 1);

    String seen =
        letter(png, 110, 20) + letter(png, 310, 20) + letter(png, 110, 220) + letter(png, 310, 220);
    assertThat(seen).isEqualTo("GRWB");
  }

  private static String letter(Path png, int x, int y) {
    List<Integer> colour = TestMedia.colourAt(png, 0, x, y);
    if (colour.get(0) > 128) {
      return colour.get(1) > 128 ? "W" : "R";
    }
    return colour.get(1) > 128 ? "G" : "B";
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      ten.mp4    | 64x48:rate=10:duration=1                      | -pix_fmt yuv420p10le
      odd.mkv    | 101x57:rate=10:duration=1                     | -pix_fmt yuv444p
      once.mp4   | 64x48:rate=10:duration=0.1                    | -pix_fmt yuv420p
      vfr.mp4    | 64x48:rate=25:duration=2,select=not(mod(n*n\\,7)) | -fps_mode vfr -pix_fmt yuv420p
      late.mp4   | 64x48:rate=10:duration=1,setpts=PTS+2/TB      | -pix_fmt yuv420p
      half.mkv   | 64x48:rate=10:duration=1                      | -c:v ffv1 -pix_fmt yuv422p
      full.mkv   | 64x48:rate=10:duration=1                      | -c:v ffv1 -pix_fmt yuv444p
      rgb.mkv    | 64x48:rate=10:duration=1                      | -c:v ffv1 -pix_fmt gbrp
      tall.mkv   | 33x57:rate=10:duration=1                      | -c:v ffv1 -pix_fmt yuv420p
      seen.webm  | 64x48:rate=10:duration=1,format=yuva420p      | -c:v libvpx-vp9 -auto-alt-ref 0
      seen.mov   | 64x48:rate=10:duration=1,format=argb          | -c:v qtrle
      gop.ts     | 64x48:rate=10:duration=1                      | -pix_fmt yuv420p -bf 3
      two.avi    | 64x48:rate=10:duration=1                      | -pix_fmt yuv420p -bf 0
      back.avi   | 64x48:rate=10:duration=1                      | -c:v libx264 -pix_fmt yuv420p -bf 3
      back.flv   | 64x48:rate=10:duration=1                      | -c:v libx264 -pix_fmt yuv420p -bf 3
      more.flv   | 64x48:rate=10:duration=4                      | -c:v libx264 -pix_fmt yuv420p -bf 3
      late.ts    | 64x48:rate=10:duration=1,setpts=PTS+9/TB      | -pix_fmt yuv420p -copyts
      """)
  @Feature("MED06")
  void a_clip_shows_its_colour_to_its_end_and_after(String name, String source, String words) {
    TestMedia.made(folder.resolve(name), "-filter_complex " + RED + source + " " + words);
    String body = "<effect type='none' adapter='fixedAdapter' duration='4'><video filename='" + name
        + "'/></effect>";

    assertColour(still(body, 0), 213, 120, 0xC0, 0, 0);
    assertColour(still(body, 3.9), 213, 120, 0xC0, 0, 0);
  }

  /// Red at the left and blue at the right, before a player turns it.
  @ParameterizedTest
  @CsvSource({"90, 213, 210, 213, 30", "180, 330, 120, 100, 120", "270, 213, 30, 213, 210"})
  @Feature("MED13")
  void a_clip_of_a_phone_is_upright(int turn, int redX, int redY, int blueX, int blueY) {
    Path flat = TestMedia.made(
        folder.resolve("flat.mp4"),
        "-filter_complex color=0x0000FF:size=64x48:rate=10:duration=1,drawbox=w=32:c=red:t=fill"
            + " -pix_fmt yuv420p");
    TestMedia.run(FfmpegCommand.ffmpeg()
        .words("-display_rotation", String.valueOf(turn))
        .input(flat)
        .words("-c", "copy")
        .output(folder.resolve("turned.mp4"))
        .build());

    Path png = still("<effect type='none'><video filename='turned.mp4'/></effect>", 0.5);

    assertThat(letter(png, redX, redY)).isEqualTo("R");
    assertThat(letter(png, blueX, blueY)).isEqualTo("B");
  }

  @ParameterizedTest
  @ValueSource(strings = {"color_trc=smpte2084", "color_trc=arib-std-b67:colorspace=bt2020nc"})
  void a_clip_of_high_brightness_is_shown_grey_where_it_is_grey(String tags) {
    TestMedia.made(
        folder.resolve("hdr.mp4"),
        "-filter_complex color=0x808080:size=64x36:rate=5:duration=1,format=yuv420p10le,setparams="
            + tags + " -c:v libx265 -x265-params log-level=none");

    Path png = still("<effect type='none'><video filename='hdr.mp4'/></effect>", 0.5);

    List<Integer> colour = TestMedia.colourAt(png, 0, 213, 120);
    assertThat(colour.get(0)).isBetween(40, 220).isCloseTo(colour.get(2), within(8));
  }

  @Test
  void a_slow_clip_shows_the_frame_before_where_one_jumps_into_it() {
    TestMedia.made(
        folder.resolve("slow.mp4"),
        "-filter_complex color=black:size=64x36:rate=1:duration=6,geq=lum=16+30*N:cb=128:cr=128"
            + " -pix_fmt yuv420p");
    String body =
        "<effect type='none' duration='3'><video filename='slow.mp4' skip='1.5'/></effect>";

    assertColour(still(body, 0), 213, 120, 35, 35, 35);
    assertColour(still(body, 0.6), 213, 120, 70, 70, 70);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<text type='zone'>smile \uD83D\uDE00 \u05E9\u05DC\u05D5\u05DD</text>",
        "<text type='zone'>   </text>",
        "<text type='zone' width='-1' fontsize='20'>x</text>",
        "<text type='zone' width='0' height='0'>x</text>",
        "<text type='zone' fontsize='0.001' interlign='9'>x</text>",
        "<text type='legend' height='-1'>x</text>",
        "<text type='zone' left='1e99' right='1e99'>x</text>",
        "<overlay left='2' top='2' width='.2' height='.2'><image color='#0000ff'/></overlay>",
        "<overlay left='.9' width='.5' height='.2' top='0'><image filename='red.png'/></overlay>",
        "<overlay width='0.0001' height='0.0001'><image filename='red.png'/></overlay>",
        "<overlay width='0.005' top='0'><image filename='red.png'/></overlay>",
        "<overlay width='0' height='.3'><image filename='red.png'/></overlay>",
        "<overlay width='-0.5' height='.3'><image filename='red.png'/></overlay>",
        "<overlay width='1e99' height='.1' top='0'><image filename='red.png'/></overlay>",
        "<overlay left='1e99' width='1e9'><stack><text type='zone'>x</text></stack></overlay>",
        "<effect type='none' duration='0'><image color='#0000ff'/></effect>",
        "<effect type='none'><video filename='red.mp4' skip='100'/></effect>",
        "<effect type='none'><video filename='red.mp4' skip='1e20'/></effect>",
        "<effect type='none'><video filename='red.mp4' speed='0.01'/></effect>",
        "<effect type='none'><video filename='red.mp4' speed='100'/></effect>",
      })
  void an_odd_layer_spoils_no_film(String layer) {
    TestMedia.picture(folder.resolve("red.png"), RED + "640x360");
    TestMedia.clip(folder.resolve("red.mp4"), RED + "64x36:rate=10", 1);

    Path png = still(
        "<stack duration='2'><effect type='none'><image color='#00A000'/></effect>"
            + "<overlay left='0' top='.8' width='1' height='.2'>"
            + "<image color='#C00000'/></overlay>" + layer + "</stack>",
        1);

    assertThat(Files.exists(png)).isTrue();
  }

  @Test
  void five_thousand_characters_are_wrapped_in_a_moment() {
    String words = "many words ".repeat(455);

    assertThat(still("<text type='zone' wrap='true'>" + words + "</text>", 0)).isNotEmptyFile();
  }

  @Test
  void an_overlay_larger_than_the_screen_fills_it() {
    TestMedia.picture(folder.resolve("red.png"), RED + "640x360");

    Path png = still(
        "<overlay width='1.0' height='1.3333' top='auto' bottom='auto' duration='1'>"
            + "<image filename='red.png'/></overlay>",
        0);

    assertColour(png, 5, 5, 0xC0, 0, 0);
    assertColour(png, 420, 235, 0xC0, 0, 0);
  }

  @Test
  void transitions_stand_in_transitions() {
    String red = "<effect type='none' duration='2'><image color='#C00000'/></effect>";
    String row =
        "<sequence>" + red + "<transition type='move' duration='2'/>" + red + "</sequence>";
    String twice = "<sequence><stack>" + row + row + "</stack>"
        + "<transition type='crossfade' duration='2'/><stack>" + row + row + "</stack></sequence>";

    Path png = still(twice + "<transition type='over' duration='0'/>" + red, 1);

    assertColour(png, 213, 120, 0xC0, 0, 0);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      five.m4a  | sine=duration=3,aformat=channel_layouts=5.1 | -c:a aac
      low.wav   | sine=duration=3 | -ar 22050 -ac 1 -c:a pcm_u8
      short.mp3 | sine=duration=1 | -ac 2
      """)
  void any_sound_is_heard_in_a_film_at_29_97(String name, String source, String words) {
    TestMedia.made(folder.resolve(name.strip()), "-filter_complex " + source + " " + words);
    Path out = folder.resolve("heard.mp4");

    try (var work = WorkFolder.in(folder.resolve("work"))) {
      RENDERER.render(
          plan(
              "<stack><effect type='none' duration='2'><image color='#C00000'/></effect>"
                  + "<audio filename='" + name.strip() + "'/></stack>",
              "360p-29-97-fps"),
          out,
          work,
          new StopSignal(),
          (_, _) -> {});
    }

    assertThat(TestMedia.fact(out, "stream=nb_frames")).isIn("60", "90");
    assertThat(TestMedia.loudness(out, 0.3, 0.5)).isGreaterThan(0.02);
  }

  @Test
  void a_film_may_have_a_single_frame() {
    Path out = folder.resolve("single.mp4");

    try (var work = WorkFolder.in(folder.resolve("work"))) {
      RENDERER.render(
          plan("<effect type='none' duration='0.01'><image color='#C00000'/></effect>", "240p"),
          out,
          work,
          new StopSignal(),
          (_, _) -> {});
    }

    assertThat(TestMedia.fact(out, "stream=nb_frames")).isEqualTo("1");
  }
}
