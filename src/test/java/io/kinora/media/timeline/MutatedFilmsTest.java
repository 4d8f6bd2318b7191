package io.kinora.media.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kinora.media.sxml.FilmReader;
import io.kinora.media.sxml.InvalidFilmException;
import io.kinora.media.sxml.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
        <stack><camera relative="true"><animator type="custom"><key time="0" pos="0,0,1"/>
            <key time="2" pos="1,0,1"/></animator></camera>
          <sphere radius="2" position="0,1,2"><image type="map" center="1,2" size="64x64"
              markers="1,2;3,4"/></sphere>
          <effect type="none" width="0.1" transWidth="0.1"><video filename="d.mp4" duck-others="0.5">
            <filter type="mask" opaqueColor="#ffffff"><image filename="e.png"/></filter></video>
            <filter type="colormap" rgba-bias-matrix="#FF000000,#00FF0000,#0000FF00,#000000FF,#00000000">
              <animator type="custom"><key time="0" alphaStart="1"/></animator></filter></effect>
        </stack>
        <transition type="dualmove" directions="left,0.5,1" angles="10,20"/>
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
      "<!DOCTYPE a>",
      "1e99",
      "-0",
      "1,2,3,4,5",
      "#",
      "custom",
      "#next",
      "auto",
      "type=\"",
      "speed=\"0.01\"",
      "<key time=\"1\"/>",
      "<filter type=\"mask\">",
      "</filter>",
      "<widget type=\"director.theme.x\"><track type=\"video\">",
      "</track></widget>");

  @Test
  void a_film_with_any_mistake_is_read_or_refused_in_words() {
    var random = new Random(20_260_301);
    int read = 0;
    for (int count = 0; count < FILMS; count++) {
      read += isRead(mutated(random)) ? 1 : 0;
    }
    assertThat(read).as("some mistakes are harmless").isBetween(FILMS / 40, FILMS);
  }

  /// `-Dfuzz=10m` goes on for ten minutes, each time with films of its own.
  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void so_is_any_film_that_is_tried_for_as_long_as_one_likes() {
    String wished = System.getProperty("fuzz", "");
    assumeTrue(!wished.isEmpty(), "-Dfuzz=10m tries other films for ten minutes");
    long end = System.nanoTime() + Duration.parse("PT" + wished).toNanos();
    for (long seed = System.nanoTime(); System.nanoTime() < end; seed++) {
      String film = mutated(new Random(seed));
      assertThatCode(() -> isRead(film)).as("%s", film).doesNotThrowAnyException();
    }
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
    }
  }

  private static Optional<Duration> lengthOf(String filename) {
    return filename.endsWith(".png") ? Optional.empty() : Optional.of(Duration.ofSeconds(30));
  }
}
