package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.render.Gallery.Exhibit;
import io.kinora.media.render.kernel.Plane;
import io.kinora.media.sxml.Animator;
import io.kinora.media.sxml.FilmReader;
import io.kinora.media.sxml.FilterType;
import io.kinora.media.sxml.SceneNode.EffectType;
import io.kinora.media.sxml.TextStyle;
import io.kinora.media.sxml.Transition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The gallery shows what its page says. `-Dwrite=docs` draws its pictures anew: look at each one.
class GalleryTest {

  /// All together: whoever clones the project takes them along.
  private static final long BYTES_MAX = 4_000_000;

  private static final int WIDTH = 416;
  private static final int WIDTH_OF_MANY = 288;

  @TempDir
  static Path noClips;

  private static PhotoFilms films;

  @BeforeAll
  static void open() throws IOException {
    films = new PhotoFilms(noClips);
    Files.createDirectories(Gallery.PICTURES);
  }

  static List<Exhibit> exhibits() {
    return Gallery.exhibits();
  }

  @ParameterizedTest
  @MethodSource("exhibits")
  void a_picture_is_there_and_its_words_are_drawn_without_a_flaw(Exhibit exhibit) {
    assertThat(FilmReader.read(exhibit.film()).warnings()).isEmpty();

    List<Pixels> cells = cells(exhibit);
    if ("docs".equals(System.getProperty("write"))) {
      new PictureStrip(cells).write(exhibit.picture());
    }

    assertThat(exhibit.picture()).isNotEmptyFile();
    assertThat(cells).allMatch(cell -> contrast(cell) > 30, "shows something");
    for (int index = 1; index < cells.size(); index++) {
      assertThat(difference(cells.get(index), cells.get(index - 1)))
          .as("difference of pictures %d and %d", index, index + 1)
          .isGreaterThan(0.3);
    }
  }

  private static List<Pixels> cells(Exhibit exhibit) {
    int width = exhibit.cellCount() > 2 ? WIDTH_OF_MANY : WIDTH;
    var cells = new ArrayList<Pixels>();
    exhibit
        .before()
        .map(film -> films.plan(film, width))
        .ifPresent(film -> cells.add(films.drawn(film, exhibit.seconds().getFirst())));
    PlannedFilm film = films.plan(exhibit.film(), width);
    assertThat(film.timeline().remarks()).isEmpty();
    exhibit.seconds().forEach(second -> cells.add(films.drawn(film, second)));
    return cells;
  }

  /// Of all samples, in the mean: grey may differ from colour in its colour alone.
  private static double difference(Pixels one, Pixels other) {
    double sum = 0;
    int count = 0;
    for (int plane = 0; plane < 3; plane++) {
      Plane a = one.frame().planes().get(plane);
      Plane b = other.frame().planes().get(plane);
      for (int at = 0; at < a.width() * a.height(); at++) {
        int x = at % a.width();
        sum += Math.abs(a.sample(x, at / a.width()) - b.sample(x, at / a.width()));
        count++;
      }
    }
    return sum / count;
  }

  /// Between the dark and the bright parts, without the outermost few on both sides.
  private static int contrast(Pixels picture) {
    int width = picture.frame().width();
    int[] sorted = IntStream.range(0, width * picture.frame().height())
        .map(at -> picture.luma(at % width, at / width))
        .sorted()
        .toArray();
    return sorted[sorted.length - 1 - sorted.length / 200] - sorted[sorted.length / 200];
  }

  static Stream<String> words() {
    return Stream.of(
            Arrays.stream(EffectType.values()),
            Arrays.stream(Transition.Type.values()),
            Arrays.stream(Animator.Type.values()),
            Arrays.stream(TextStyle.Kind.values()))
        .flatMap(it -> it)
        .map(it -> it.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  @Test
  void every_effect_transition_animator_and_kind_of_text_hangs_in_it() {
    assertThat(Gallery.page()).contains(words().map(it -> "type=\"" + it + "\"").toList());
  }

  @Test
  void every_filter_hangs_in_it_or_is_told_to_be_invisible() {
    assertThat(Gallery.page())
        .contains(Arrays.stream(FilterType.values())
            .map(it -> "type=\"" + it.word() + "\"")
            .toList());
  }

  @Test
  void every_adapter_hangs_in_it() {
    assertThat(Gallery.page())
        .contains(Stream.of("none", "fit", "fixed", "panoramic", "zoom", "kenburns")
            .map(it -> "adapter=\"" + (it.equals("none") ? it : it + "Adapter") + "\"")
            .toList());
  }

  @Test
  void no_other_picture_lies_about_and_all_are_small() throws IOException {
    try (Stream<Path> files = Files.list(Gallery.PICTURES)) {
      List<Path> pictures = files.toList();

      assertThat(pictures)
          .containsExactlyInAnyOrderElementsOf(
              exhibits().stream().map(Exhibit::picture).toList());
      assertThat(pictures.stream().mapToLong(it -> it.toFile().length()).sum())
          .isLessThan(BYTES_MAX);
    }
  }
}
