package io.kinora.media.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kinora.media.sxml.FilmReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Real documents of the old service have the lengths that were found for them by hand.
class SampleFilmsTest {

  private static final Path FOLDER = Path.of("../shared/spec/sxml-samples");

  @TestFactory
  Stream<DynamicTest> a_real_film_has_its_known_length() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "the folder of real films is not here");
    List<String> rows = Files.readAllLines(FOLDER.resolve("MANIFEST.md")).stream()
        .filter(line -> line.startsWith("| ") && line.contains(".xml |"))
        .toList();
    assertThat(rows).hasSizeGreaterThan(80);
    return rows.stream().map(row -> row.split("\\|", -1)).map(SampleFilmsTest::testOf);
  }

  private static DynamicTest testOf(String[] cells) {
    String name = cells[1].strip();
    String length = cells[6].strip();
    return DynamicTest.dynamicTest(name, () -> {
      String document = Files.readString(FOLDER.resolve(name));
      if (name.contains("invalid")) {
        assertThatThrownBy(() -> FilmReader.read(document)).hasMessageContaining("line");
        return;
      }
      var timeline = TimelineSolver.solve(FilmReader.read(document), SampleFilmsTest::lengthOf);
      if (!length.equals("–")) {
        assertThat(timeline.length().toMillis())
            .isEqualTo((long) (Double.parseDouble(length) * 1000));
      }
    });
  }

  private static Optional<Duration> lengthOf(String filename) {
    String name = filename.toLowerCase(Locale.ROOT).replaceAll("\\?.*", "");
    if (name.matches(".*\\.(mp3|wav|m4a|ogg)")) {
      return Optional.of(Duration.ofSeconds(60));
    }
    return name.matches(".*\\.(mp4|mov|flv|webm|avi|wmv|m4v)")
        ? Optional.of(Duration.ofSeconds(12))
        : Optional.empty();
  }
}
