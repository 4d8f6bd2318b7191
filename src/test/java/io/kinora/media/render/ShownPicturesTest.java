package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.fake.TestMedia;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pictures from files as they are shown: brought nearer, fitted, framed. Source: the film
/// language,
/// sections 4, 7.1 and 11.
class ShownPicturesTest {

  /// Stripes that are finer than a pixel in the box, and two pixels wide when it is enlarged.
  private static final String STRIPES =
      "nullsrc=size=640x360,geq=lum='255*mod(floor(X/8),2)':cb=128:cr=128";

  @TempDir
  Path folder;

  private Pixels drawn(String filters, String animator) {
    TestMedia.picture(folder.resolve("stripes.png"), STRIPES);
    return SmallFilm.with(
            folder,
            List.of("stripes.png"),
            "<overlay width=\".25\" duration=\"2\"><image filename=\"stripes.png\">" + filters
                + "</image>" + animator + "</overlay>")
        .drawn(1);
  }

  /// Between the darkest and the brightest place of the middle row, near the middle.
  private static int contrast(Pixels picture) {
    int[] row = IntStream.range(70, 90).map(x -> picture.luma(x, 45)).sorted().toArray();
    return row[row.length - 1] - row[0];
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<filter type=\"frame\" width=\".02\"/>", "<filter type=\"fitAdapter\"/>"})
  void a_picture_that_comes_nearer_shows_all_that_is_in_its_file(String filters) {
    String larger = "<animator type=\"custom\"><key time=\"0\" scale=\"4,4,1\"/></animator>";

    assertThat(contrast(drawn(filters, larger))).isGreaterThan(100);
  }

  @Test
  void at_its_place_it_is_as_fine_as_its_pixels() {
    assertThat(contrast(drawn("", ""))).isLessThan(40);
  }

  @Test
  void a_filtered_picture_that_is_turned_away_stays_fine_up_and_down() {
    TestMedia.picture(folder.resolve("level.png"), STRIPES.replace("X", "Y"));
    Pixels drawn = SmallFilm.with(
            folder,
            List.of("level.png"),
            "<overlay duration=\"2\"><image filename=\"level.png\"><filter type=\"fixedAdapter\"/>"
                + "<filter type=\"frame\" width=\".02\"/></image><animator type=\"custom\">"
                + "<key time=\"0\" rot=\"75,0,1,0\"/></animator></overlay>")
        .drawn(1);

    int[] column = IntStream.range(35, 55).map(y -> drawn.luma(80, y)).sorted().toArray();
    assertThat(column[19] - column[0]).isGreaterThan(60);
  }

  @Test
  void a_frame_after_an_adapter_covers_the_edge_of_the_box_and_bends_nothing() {
    TestMedia.picture(folder.resolve("red.png"), "color=C00000:size=90x160");
    Pixels drawn = SmallFilm.with(
            folder,
            List.of("red.png"),
            "<effect type=\"none\" adapter=\"fixedAdapter\" width=\".1\" color=\"#0000C0\""
                + " duration=\"2\"><image filename=\"red.png\"/></effect>")
        .drawn(1);

    drawn.hasColour(80, 6, "0000C0");
    drawn.hasColour(80, 12, "C00000");
    drawn.hasColour(6, 45, "0000C0");
    drawn.hasColour(12, 45, "C00000");
    drawn.hasColour(80, 84, "0000C0");
  }

  @Test
  void a_picture_that_is_fitted_leaves_the_rest_of_a_ball_open() {
    TestMedia.picture(folder.resolve("red.png"), "color=C00000:size=40x160");
    Pixels drawn = SmallFilm.with(
            folder,
            List.of("red.png"),
            "<stack duration=\"2\"><sphere radius=\".8\"><image filename=\"red.png\">"
                + "<filter type=\"fitAdapter\"/></image></sphere></stack>")
        .drawn(1);

    drawn.hasColour(80, 45, "C00000");
    drawn.hasColour(72, 45, "C00000");
    assertThat(drawn.luma(50, 45)).isEqualTo(16);
  }
}
