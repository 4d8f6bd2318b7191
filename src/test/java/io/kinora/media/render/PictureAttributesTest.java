package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.sxml.Feature;
import org.junit.jupiter.api.Test;

/// What an `image` says of itself. Source: the film language, section 6.1.
class PictureAttributesTest {

  @Test
  @Feature("MED04")
  void a_size_makes_no_file_smaller() {
    String plain = "<effect type=\"none\"><image filename=\"wide\"/></effect>";
    String sized =
        "<effect type=\"none\"><image filename=\"wide\" width=\"1\" height=\"1\"/>" + "</effect>";

    assertThat(SmallFilm.of(sized).at(1)).isEqualTo(SmallFilm.of(plain).at(1));
  }
}
