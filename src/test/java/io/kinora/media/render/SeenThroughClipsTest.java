package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.fake.TestMedia;
import io.kinora.media.sxml.Feature;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Clips in films: their alpha, speed and end. Source: the film language, section 6.2.
class SeenThroughClipsTest {

  @TempDir
  static Path folder;

  @BeforeAll
  static void make() {
    String half = "color=white:size=160x90:rate=25,format=rgba,"
        + "geq=r=255:g=255:b=255:a='if(lt(X,80),255,0)'";
    TestMedia.made(
        folder.resolve("alpha.webm"),
        "-filter_complex " + half.replace(" ", "") + "," + TestMedia.SEEN_THROUGH
            + " -c:v libvpx-vp9 -auto-alt-ref 0 -b:v 500k -cpu-used 8 -t 0.4");
    TestMedia.made(
        folder.resolve("alpha.mov"),
        "-filter_complex " + half.replace(" ", "") + " -c:v png -pix_fmt rgba -t 0.4");
    TestMedia.clip(
        folder.resolve("count.mp4"),
        "color=black:size=160x90:rate=25,geq=lum='16+2*N':cb=128:cr=128",
        2);
  }

  private static SmallFilm film(String body) {
    return SmallFilm.with(folder, List.of("alpha.webm", "alpha.mov", "count.mp4"), body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"alpha.webm", "alpha.mov"})
  @Feature("MED10")
  void what_is_behind_shows_where_a_clip_is_clear(String clip) {
    var film = film("<stack duration=\"1\"><effect type=\"none\" duration=\"1\">"
        + "<image color=\"#C00000\"/></effect><overlay duration=\"1\"><video filename=\"" + clip
        + "\"/></overlay></stack>");

    for (Pixels drawn : List.of(film.drawn(0.2), film.drawnDeep(0.2), film.drawn(0.9))) {
      drawn.hasColour(40, 45, "FFFFFF");
      drawn.hasColour(120, 45, "C00000");
    }
  }

  @Test
  void a_fading_clip_lets_even_more_through() {
    var film = film(
        "<stack duration=\"1\"><effect type=\"none\" duration=\"1\">"
            + "<image color=\"#C00000\"/></effect><overlay duration=\"1\">"
            + "<video filename=\"alpha.mov\"/><filter type=\"alpha\" alphaStart=\".5\"/></overlay></stack>");

    film.drawn(0.2).hasColour(40, 45, "E08080");
    film.drawn(0.2).hasColour(120, 45, "C00000");
  }

  @Test
  @Feature({"MED08", "TIM09"})
  void a_frame_of_a_fast_clip_is_the_one_at_twice_the_time() {
    var film = film("<effect type=\"none\"><video filename=\"count.mp4\" speed=\"2\"/></effect>");

    assertThat(film.timeline().length().toMillis()).isBetween(950L, 1050L);
    assertThat(luma(film, 0.4)).isCloseTo(16 + 2 * 20, within(1.6));
  }

  @Test
  void a_slow_clip_shows_its_frames_longer() {
    var film = film("<effect type=\"none\"><video filename=\"count.mp4\" speed=\"0.5\"/></effect>");

    assertThat(luma(film, 0.4)).isCloseTo(16 + 2 * 5, within(1.6));
    assertThat(luma(film, 0.47)).isCloseTo(16 + 2 * 5, within(1.6));
  }

  @Test
  @Feature("FIL26")
  void neighbouring_frames_of_a_slow_clip_are_mixed_by_time_where_it_is_asked_for() {
    var film =
        film("<effect type=\"none\" duration=\"9\"><video filename=\"count.mp4\" speed=\"0.25\">"
            + "<filter type=\"motionInterpolate\"/></video></effect>");

    assertThat(luma(film, 0)).isCloseTo(16, within(1.0));
    // Frames of the file come every 0.16 s here; each is 2 lighter than the one before.
    assertThat(luma(film, 1.6)).isCloseTo(16 + 2 * 10, within(0.6));
    assertThat(luma(film, 1.68)).isCloseTo(16 + 2 * 10.5, within(0.6));
    assertThat(luma(film, 8.5)).isCloseTo(16 + 2 * 49, within(1.6));
  }

  @Test
  @Feature({"MED07", "TIM31"})
  void a_clip_holds_its_last_frame() {
    var film = film(
        "<effect type=\"none\" duration=\"4\"><video filename=\"count.mp4\" skip=\"1\"/></effect>");

    assertThat(luma(film, 0)).isCloseTo(16 + 2 * 25, within(1.6));
    assertThat(luma(film, 3.5)).isCloseTo(16 + 2 * 49, within(1.6));
  }

  private static double luma(SmallFilm film, double seconds) {
    return film.drawn(seconds).mean(20, 20, 100, 50);
  }
}
