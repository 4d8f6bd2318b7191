package io.kinora.media.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.fake.ChapterExamples;
import io.kinora.media.sxml.FilmReader;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The chapters on the film language say what is so: their examples are read without a flaw, and
/// have their times.
class ChaptersTest {

  static Stream<String> examples() {
    return ChapterExamples.of("index", "time", "transitions", "animators", "maps");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void an_example_is_a_film_without_a_flaw(String example) {
    String document = example.contains("<movie")
        ? example
        : "<movie service=\"craftsman-1.0\"><body>" + example + "</body></movie>";
    var film = FilmReader.read(document);
    var timeline = TimelineSolver.solve(film, ChaptersTest::lengthOf);

    assertThat(film.warnings()).isEmpty();
    assertThat(timeline.remarks()).isEmpty();
    assertThat(timeline.length()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(30));
  }

  private static Optional<Duration> lengthOf(String filename) {
    return filename.endsWith(".mp4") || filename.endsWith(".mp3")
        ? Optional.of(Duration.ofSeconds(8))
        : Optional.empty();
  }
}
