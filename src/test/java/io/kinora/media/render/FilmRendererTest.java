package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.Prober;
import io.kinora.media.profile.Profile;
import io.kinora.media.sxml.Feature;
import io.kinora.media.sxml.FilmReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole films, made by the real encoder and looked at.
class FilmRendererTest {

  @TempDir
  static Path folder;

  private static final Profile PROFILE = Profile.find("240p").orElseThrow();

  @BeforeAll
  static void make() {
    TestMedia.picture(folder.resolve("red.png"), "color=0xC00000:size=640x360");
    TestMedia.picture(folder.resolve("blue.png"), "color=0x0000C0:size=640x360");
    TestMedia.picture(folder.resolve("green.jpg"), "color=0x00A000:size=640x360");
    TestMedia.picture(
        folder.resolve("hole.png"),
        "color=white:size=100x100,format=rgba,geq=r=255:g=255:b=255:a='if(lt(X,50),255,0)'");
    TestMedia.turnedPicture(
        folder.resolve("turned.jpg"),
        "color=0xC00000:size=320x200[a];color=0x0000C0:size=320x200[b];[a][b]hstack",
        6);
    TestMedia.clip(
        folder.resolve("clip.mp4"),
        "color=black:size=320x180:rate=25,geq=lum='16+2*N':cb=128:cr=128",
        3);
    TestMedia.sound(folder.resolve("tone.mp3"), "sine=frequency=440:duration=20");
  }

  private static FilmRenderer renderer(int encoders) {
    return new FilmRenderer(
        TestMedia.runner(),
        new Prober(TestMedia.runner(), ProbeLimits.USUAL),
        TestMedia.CACHE,
        RenderSettings.of("ultrafast", encoders));
  }

  private static Path render(String name, String body, int encoders) {
    Path out = folder.resolve(name);
    var renderer = renderer(encoders);
    PlannedFilm planned = planned(renderer, body);
    try (var work = WorkFolder.in(folder.resolve("work"))) {
      renderer.render(planned, out, work, new StopSignal(), (_, _) -> {});
    }
    return out;
  }

  private static PlannedFilm planned(FilmRenderer renderer, String body) {
    var film =
        FilmReader.read("<movie service=\"craftsman-1.0\"><body>" + body + "</body></movie>");
    return renderer.plan(
        film, named -> folder.resolve(named.filename()), PROFILE, new StopSignal());
  }

  private static void assertColour(Path film, double seconds, int x, int y, int r, int g, int b) {
    List<Integer> colour = TestMedia.colourAt(film, seconds, x, y);
    assertThat(colour.get(0)).as("red of " + colour).isCloseTo(r, within(6));
    assertThat(colour.get(1)).as("green of " + colour).isCloseTo(g, within(6));
    assertThat(colour.get(2)).as("blue of " + colour).isCloseTo(b, within(6));
  }

  @Test
  @Feature("TIM01")
  void a_film_has_its_frames_its_tags_and_its_colours() {
    Path film = render("colours.mp4", """
        <effect type="none" duration="2"><image filename="red.png"/></effect>
        <transition type="crossfade" duration="1"/>
        <effect type="none" duration="2"><image filename="green.jpg"/></effect>""", 2);

    assertThat(TestMedia.fact(film, "stream=codec_name,nb_frames,color_range,color_space"))
        .isEqualTo("h264,tv,bt709,75");
    assertColour(film, 0.5, 200, 120, 0xC0, 0, 0);
    assertColour(film, 1.5, 200, 120, 0x60, 0x50, 0);
    assertColour(film, 2.9, 200, 120, 0, 0xA0, 0);
  }

  @Test
  @Feature("OUT06")
  void the_number_of_encoders_changes_no_frame_and_no_sample() throws IOException {
    String body = """
        <effect type="kenburns" duration="7"><image filename="turned.jpg"/></effect>
        <transition type="move" duration="2"/>
        <stack><effect type="kenburns" duration="7"><video filename="clip.mp4"/></effect>
          <text type="legend">words</text><audio filename="tone.mp3" duration=".."/></stack>
        <transition type="cube" duration="2"/>
        <effect type="diving" duration="7"><image filename="hole.png"/>
          <image filename="red.png"/></effect>""";

    Path one = render("one.mp4", body, 1);
    Path two = render("two.mp4", body, 2);
    Path four = render("four.mp4", body, 4);

    assertThat(Files.mismatch(one, two)).isEqualTo(-1);
    assertThat(Files.mismatch(one, four)).isEqualTo(-1);
  }

  @Test
  void a_film_that_was_begun_is_gone_on_with() throws IOException {
    var renderer = renderer(1);
    PlannedFilm planned = planned(renderer, """
        <effect type="kenburns" duration="24"><image filename="turned.jpg"/></effect>""");
    Path whole = folder.resolve("begun.mp4");
    try (var work = WorkFolder.in(folder.resolve("work"))) {
      var stop = new StopSignal();
      assertThatThrownBy(() -> renderer.render(planned, whole, work, stop, (done, all) -> {
            if (done > all / 2) {
              stop.stop();
            }
          }))
          .isInstanceOf(StopSignal.StoppedException.class);
      assertThat(whole).doesNotExist();
      FileTime first = Files.getLastModifiedTime(work.file("segment-0"));
      assertThat(work.file("segment-3")).doesNotExist();

      var progress = new ArrayList<Long>();
      renderer.render(planned, whole, work, new StopSignal(), (done, _) -> progress.add(done));

      assertThat(Files.getLastModifiedTime(work.file("segment-0"))).isEqualTo(first);
      assertThat(progress.getFirst()).isGreaterThanOrEqualTo(150);
    }
    Path fresh = folder.resolve("fresh.mp4");
    try (var work = WorkFolder.in(folder.resolve("work"))) {
      renderer.render(planned, fresh, work, new StopSignal(), (_, _) -> {});
    }
    assertThat(Files.mismatch(whole, fresh)).isEqualTo(-1);
  }

  /// Source: the tasks contract, section 10, preview.
  @Test
  void a_preview_is_small_and_what_of_it_was_read_stays_as_it_is() throws IOException {
    Path flv = folder.resolve("preview.flv");
    var stop = new StopSignal();
    var film = FilmReader.read("<movie service=\"craftsman-1.0\"><body>"
        + "<stack><effect type=\"kenburns\" duration=\"4\"><image filename=\"red.png\"/></effect>"
        + "<audio filename=\"tone.mp3\" duration=\"..\"/></stack></body></movie>");
    var renderer = renderer(2);
    var planned = renderer.plan(
        film, named -> folder.resolve(named.filename()), Profile.find("720p").orElseThrow(), stop);
    var early = new AtomicReference<>(new byte[0]);
    try (var work = WorkFolder.in(folder.resolve("work"))) {
      renderer.preview(planned, PreviewFiles.of(flv), work, stop, (_, _) -> {
        if (early.get().length == 0 && Files.exists(flv)) {
          early.set(bytes(flv));
        }
      });
    }

    assertThat(TestMedia.fact(flv, "stream=codec_name,width,height,color_space"))
        .isEqualTo("h264,640,360,bt709");
    assertThat(TestMedia.fact(flv, "format=duration").substring(0, 3)).isIn("4.0", "3.9");
    assertColour(flv, 2, 200, 120, 0xC0, 0, 0);
    byte[] whole = bytes(flv);
    assertThat(early.get()).hasSizeBetween(1, whole.length - 1);
    assertThat(Arrays.copyOf(whole, early.get().length)).isEqualTo(early.get());
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void pictures_move_off_and_in_with_a_move() {
    Path film = render("move.mp4", """
        <effect type="none" duration="2"><image filename="red.png"/></effect>
        <transition type="move" direction="left" duration="1"/>
        <effect type="none" duration="2"><image filename="blue.png"/></effect>""", 2);

    assertColour(film, 1.48, 100, 120, 0xC0, 0, 0);
    assertColour(film, 1.48, 320, 120, 0, 0, 0xC0);
  }

  @Test
  void a_picture_slides_over_another_or_away_from_above_it() {
    Path over = render("over.mp4", """
        <effect type="none" duration="2"><image filename="red.png"/></effect>
        <transition type="over" direction="down" duration="1"/>
        <effect type="none" duration="2"><image filename="blue.png"/></effect>""", 2);
    Path under = render("under.mp4", """
        <effect type="none" duration="2"><image filename="red.png"/></effect>
        <transition type="under" direction="down" duration="1"/>
        <effect type="none" duration="2"><image filename="blue.png"/></effect>""", 2);

    assertColour(over, 1.48, 200, 60, 0, 0, 0xC0);
    assertColour(over, 1.48, 200, 180, 0xC0, 0, 0);
    assertColour(under, 1.48, 200, 60, 0, 0, 0xC0);
    assertColour(under, 1.48, 200, 180, 0xC0, 0, 0);
  }

  @Test
  void a_turned_photo_stands_upright() {
    Path film = render("turned.mp4", """
        <effect type="none" duration="1"><image filename="turned.jpg"/></effect>""", 1);

    assertColour(film, 0.5, 213, 40, 0xC0, 0, 0);
    assertColour(film, 0.5, 213, 200, 0, 0, 0xC0);
    assertColour(film, 0.5, 20, 120, 0, 0, 0);
  }

  @Test
  void an_overlay_lies_in_its_box_and_shows_what_is_behind_its_holes() {
    Path film = render("overlay.mp4", """
        <stack>
          <effect type="none" duration="1"><image filename="red.png"/></effect>
          <overlay left="0.5" top="0.5" width="0.25" height="0.25"><image filename="hole.png"/></overlay>
          <overlay left="0" top="0" width="0.25" height="0.25"><image color="#0000FF80"/></overlay>
        </stack>""", 1);

    assertColour(film, 0.5, 230, 150, 255, 255, 255);
    assertColour(film, 0.5, 300, 150, 0xC0, 0, 0);
    assertColour(film, 0.5, 200, 100, 0xC0, 0, 0);
    assertColour(film, 0.5, 50, 30, 0x60, 0, 0x80);
  }

  @Test
  @Feature({"MED07", "TIM31"})
  void a_clip_shows_the_nearest_earlier_frame_and_holds_its_last() {
    Path film = render("clip.mp4.mp4", """
        <effect type="none" duration="4"><video filename="clip.mp4" skip="1"/></effect>""", 1);

    assertGrey(film, 0.0, 25);
    assertGrey(film, 1.0, 50);
    assertGrey(film, 3.5, 74);
  }

  /// The frame `N` of the clip has luma `16 + 2 N`.
  private static void assertGrey(Path film, double seconds, int frameIndex) {
    int level = Math.round(2 * frameIndex * 255f / 219);
    assertColour(film, seconds, 213, 120, level, level, level);
  }

  @Test
  void a_caption_has_a_dark_band_and_bright_letters() {
    Path film = render("caption.mp4", """
        <stack><effect type="none" duration="1"><image filename="red.png"/></effect>
        <text type="legend">MMMMMMMMMMMM</text></stack>""", 1);

    assertColour(film, 0.5, 10, 230, 0x60, 0, 0);
    assertThat(brightest(film)).isGreaterThan(200);
  }

  private static int brightest(Path film) {
    int max = 0;
    for (int x = 180; x < 240; x += 2) {
      max = Math.max(max, TestMedia.colourAt(film, 0.5, x, 228).get(1));
    }
    return max;
  }

  @Test
  void sound_fades_is_trimmed_to_the_film_and_silent_in_its_margins() {
    Path film = render("sound.mp4", """
        <stack><effect type="none" duration="6"><image filename="red.png"/></effect>
        <audio filename="tone.mp3" margin-start="1" fadein="2" volume="2"/></stack>""", 1);

    assertThat(TestMedia.loudness(film, 0.1, 0.6)).isLessThan(0.001);
    double full = TestMedia.loudness(film, 4, 1);
    assertThat(TestMedia.loudness(film, 1.95, 0.1) / full).isCloseTo(0.5, within(0.05));
    assertThat(full).isCloseTo(0.125 * 2 / Math.sqrt(2), within(0.02));
    assertThat(Double.parseDouble(TestMedia.fact(film, "format=duration")))
        .isCloseTo(6, within(0.03));
  }

  @Test
  void a_file_that_is_no_picture_fails_the_film_with_its_name() throws IOException {
    Files.writeString(folder.resolve("fake.jpg"), "nothing");

    assertThatThrownBy(() -> render("none.mp4", """
        <effect type="none"><image filename="fake.jpg"/></effect>""", 1))
        .asInstanceOf(InstanceOfAssertFactories.type(FailureException.class))
        .satisfies(failed -> {
          assertThat(failed.failure().code()).isEqualTo(FailureCode.INPUT_NOT_MEDIA);
          assertThat(failed.failure().text())
              .isEqualTo("File 'fake.jpg' is not a valid image file");
        });
    assertThat(folder.resolve("none.mp4")).doesNotExist();
  }

  @Test
  @Feature("OUT04")
  void a_film_has_the_size_and_rate_that_were_asked_for() {
    Path film = folder.resolve("free.mp4");
    var stop = new StopSignal();
    var renderer = renderer(1);
    var planned = renderer.plan(
        FilmReader.read("<effect type=\"none\" duration=\"1\"><image color=\"#C00000\"/></effect>"),
        named -> folder.resolve(named.filename()),
        Profile.findOrFree("200x180@12.5").orElseThrow(),
        stop);
    try (var work = WorkFolder.in(folder.resolve("work"))) {
      renderer.render(planned, film, work, stop, (_, _) -> {});
    }

    assertThat(TestMedia.fact(film, "stream=width,height,r_frame_rate,nb_frames"))
        .isEqualTo("200,180,25/2,13");
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing.jpg", "fake.jpg"})
  @Feature("MED05")
  void another_file_stands_in_for_one_that_cannot_be_had(String name) throws IOException {
    Files.writeString(folder.resolve("fake.jpg"), "nothing");

    Path film = render(
        "other.mp4",
        "<effect type=\"none\" duration=\"1\"><image filename=\"" + name
            + "\" alt_filename=\"red.png\"/></effect>",
        1);

    assertColour(film, 0.5, 200, 120, 0xC0, 0, 0);
  }

  @Test
  void where_neither_can_be_had_the_second_is_told() {
    assertThatThrownBy(() -> render("none.mp4", """
        <effect type="none"><image filename="a.jpg" alt_filename="b.jpg"/></effect>""", 1)).hasMessageContaining("b.jpg");
  }

  @Test
  void a_stopped_film_leaves_nothing_behind() {
    var stop = new StopSignal();
    var renderer = renderer(2);
    var film = FilmReader.read("<movie service=\"craftsman-1.0\"><body>"
        + "<effect type=\"kenburns\" duration=\"600\"><image filename=\"red.png\"/></effect>"
        + "</body></movie>");
    var planned = renderer.plan(film, named -> folder.resolve(named.filename()), PROFILE, stop);
    Path out = folder.resolve("stopped.mp4");

    try (var work = WorkFolder.in(folder.resolve("work"))) {
      assertThatThrownBy(() -> renderer.render(planned, out, work, stop, (_, _) -> stop.stop()))
          .isInstanceOf(StopSignal.StoppedException.class);
    }

    assertThat(out).doesNotExist();
  }
}
