package io.kinora.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What kinds say of the memory that they take.
class WorkMemoryTest {

  @TempDir
  private Path folder;

  private TestWorkshop workshop;

  @BeforeEach
  void open() {
    workshop = TestWorkshop.in(folder);
  }

  @AfterEach
  void close() {
    workshop.close();
  }

  private int film(String parameters) {
    return workshop.work("video.create").memoryMb(parameters);
  }

  @Test
  void a_film_takes_as_much_as_its_pictures_are_large() {
    int small = film("{\"profile\": \"360p\"}");
    int large = film("{\"profile\": \"1080p\"}");

    assertThat(large).isGreaterThan(4 * small);
    assertThat(film("{\"profile\": \"3840x2160@25\"}")).isGreaterThan(3 * large);
    assertThat(film("{\"profile\": \"unheard-of\"}")).isEqualTo(large);
    assertThat(film("{}")).isEqualTo(large);
  }

  @ParameterizedTest
  @ValueSource(strings = {"video.convert", "video.reverse", "video.strip", "image.thumb"})
  void what_starts_programs_says_how_much_they_take(String kind) {
    assertThat(workshop.work(kind).memoryMb("{}")).isBetween(30, 2_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "video.upload.vimeo"})
  void what_waits_for_others_takes_nothing(String kind) {
    assertThat(workshop.work(kind).memoryMb("{}")).isZero();
  }
}
