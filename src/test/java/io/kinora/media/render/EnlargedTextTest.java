package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.sxml.Feature;
import org.junit.jupiter.api.Test;

/// Letters that come nearer. Source: the film language, section 9, `vector`.
class EnlargedTextTest {

  /// A bar of white, eight times as large as it was painted.
  private static Pixels enlarged(String vector) {
    return SmallFilm.of("<stack duration=\"2\"><text type=\"zone\" height=\".2\" vector=\"" + vector
            + "\" fontname=\"arialbold\">I<animator type=\"custom\"><key time=\"0\""
            + " scale=\"8,8,1\"/></animator></text></stack>")
        .drawn(1);
  }

  /// How many pixels of a row across the bar are neither black nor white.
  private static int softPixels(Pixels drawn) {
    int count = 0;
    for (int x = 0; x < SmallFilm.WIDTH; x++) {
      int luma = drawn.luma(x, 45);
      count += luma > 30 && luma < 220 ? 1 : 0;
    }
    return count;
  }

  @Test
  @Feature({"TXT15", "TXT16"})
  void outlines_stay_sharp_and_what_was_painted_once_becomes_soft() {
    int sharp = softPixels(enlarged("true"));
    int soft = softPixels(enlarged("false"));

    assertThat(sharp).as("both edges of outlines").isBetween(1, 6);
    assertThat(soft).as("both edges of a picture").isGreaterThan(2 * sharp);
  }
}
