package io.kinora.media.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.sxml.FilmReader;
import io.kinora.media.sxml.InvalidFilmException;
import io.kinora.media.sxml.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Films with mistakes that nobody thought of: each is read, or refused in words. The seed is kept,
/// so what is found once is found again.
class MutatedFilmsTest {

  private static final int FILMS = 4_000;
  private static final int CHANGES_MAX = 6;

  private static final String FILM = """
      <movie service="craftsman-1.0"><head><filtercode name="a">x</filtercode></head><body>
        <stack duration="12.5">
          <sequence>
            <effect type="kenburns" direction="negative" duration="4"><image filename="a.png"/></effect>
            <transition type="move" direction="0.5,-0.5" duration="1.5"/>
            <effect type="sliding" timeOffset="0.5"><image filename="b.png"/><video filename="c.mp4"
                skip="1" speed="2"/></effect>
            <transition/>
            <overlay left="0.1" width=".3" top="auto" margin-start="1"><stack/></overlay>
          </sequence>
          <text type="legend" margin-both="1" fontsize="20">words &amp; more</text>
          <audio filename="m.mp3" duration=".." fadein="1" fadeout="2" loop="true"/>
          <audio voice="v">some words</audio>
        </stack>
        <widget type="w"><image color="#11223344"/></widget>
      </body></movie>
      """;

  /// What changes are made of: pieces that mean something to the language.
  private static final List<String> PIECES = List.of(
      "<",
      ">",
      "/>",
      "\"",
      "'",
      "&",
      ";",
      "=",
      " ",
      "..",
      "-1",
      "1e9",
      "NaN",
      "0",
      ",",
      "<stack>",
      "</stack>",
      "<sequence>",
      "</sequence>",
      "<transition/>",
      "duration=\"0\"",
      "margin-end=\"99\"",
      "<![CDATA[",
      "]]>",
      "<!--",
      "-->",
      "&#0;",
      "\u0000",
      "é",
      "𝄞",
      "<?x?>",
      "<!DOCTYPE a>");

  @Test
  void a_film_with_any_mistake_is_read_or_refused_in_words() {
    var random = new Random(20_260_301);
    int read = 0;
    for (int count = 0; count < FILMS; count++) {
      read += isRead(mutated(random)) ? 1 : 0;
    }
    assertThat(read).as("some mistakes are harmless").isBetween(FILMS / 20, FILMS);
  }

  private static String mutated(Random random) {
    var film = new StringBuilder(FILM);
    int changes = 1 + random.nextInt(CHANGES_MAX);
    for (int change = 0; change < changes; change++) {
      int at = random.nextInt(film.length());
      int end = Math.min(film.length(), at + random.nextInt(12));
      switch (random.nextInt(3)) {
        case 0 -> film.delete(at, end);
        case 1 -> film.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        default -> film.insert(random.nextInt(film.length()), film.substring(at, end));
      }
    }
    return film.toString();
  }

  private static boolean isRead(String document) {
    try {
      var timeline = TimelineSolver.solve(FilmReader.read(document), MutatedFilmsTest::lengthOf);
      assertThat(timeline.length()).isPositive();
      assertThat(TimelineText.of(timeline)).isNotNull();
      return true;
    } catch (InvalidFilmException refused) {
      assertThat(refused.problems()).anyMatch(Problem::isError);
      return false;
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageStartingWith("the film");
      return false;
    }
  }

  private static Optional<Duration> lengthOf(String filename) {
    return filename.endsWith(".png") ? Optional.empty() : Optional.of(Duration.ofSeconds(30));
  }
}
