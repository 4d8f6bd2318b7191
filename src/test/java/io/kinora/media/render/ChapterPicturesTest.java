package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.fake.ChapterExamples;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.render.kernel.Frame;
import io.kinora.media.sxml.FilmReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The chapters on the film language say what is so: their examples are read without a flaw, have
/// their times, and are drawn. Those on words and on sounds are in tests of their own.
class ChapterPicturesTest {

  private static final int WIDTH = 160;

  @TempDir
  static Path folder;

  private static PhotoFilms films;

  @BeforeAll
  static void make() {
    TestMedia.clip(folder.resolve("waves.mp4"), "testsrc2=size=160x90:rate=25", 8);
    TestMedia.made(
        folder.resolve("logo.mov"),
        "-filter_complex testsrc2=size=160x90:rate=25,format=argb,colorchannelmixer=aa=0.5"
            + " -c:v qtrle -t 2");
    TestMedia.sound(folder.resolve("music.mp3"), "sine=duration=8");
    for (String name : List.of("a.png", "b.png", "beach.jpg")) {
      TestMedia.picture(folder.resolve(name), "testsrc2=size=320x180");
    }
    films = new PhotoFilms(folder);
  }

  static Stream<String> examples() {
    return ChapterExamples.of(
        "index",
        "time",
        "transitions",
        "animators",
        "maps",
        "space",
        "placement",
        "media",
        "effects",
        "filters");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void an_example_is_a_film_without_a_flaw_in_which_something_is_seen(String example) {
    String document = example.contains("<movie")
        ? example
        : "<movie service=\"craftsman-1.0\"><body>" + example + "</body></movie>";

    assertThat(FilmReader.read(document).warnings()).isEmpty();
    PlannedFilm film = films.plan(document, WIDTH);
    assertThat(film.timeline().remarks()).isEmpty();
    assertThat(film.length()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(30));
    Pixels middle = films.drawn(film, film.length().toMillis() / 2000.0);
    Pixels black = new Pixels(Frame.of(WIDTH, 90));
    black.frame().clear();
    assertThat(middle.farthestFrom(black)).isGreaterThan(60);
  }
}
