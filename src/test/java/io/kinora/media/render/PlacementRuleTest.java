package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.sxml.Feature;
import io.kinora.media.sxml.Placement;
import io.kinora.media.sxml.Placement.Axis;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The documented uses of placement, on a screen of 1600 x 900 with a picture of shape 2:1. Source:
/// the film language, section 5.
class PlacementRuleTest {

  private static final Box SCREEN = new Box(0, 0, 1600, 900);

  static Stream<Arguments> uses() {
    return Stream.of(
        // left, right, width | top, bottom, height | the box
        Arguments.of(axis(.1, null, .3), axis(.1, null, .3), new Box(160, 90, 480, 270)),
        Arguments.of(axis(null, .02, null), axis(.05, null, .16), new Box(1280, 45, 288, 144)),
        Arguments.of(axis(.1, null, null), axis(null, .12, .18), new Box(160, 630, 324, 162)),
        Arguments.of(axis(null, null, null), axis(null, null, 1.0), new Box(-100, 0, 1800, 900)),
        Arguments.of(axis(null, null, 1.0), axis(null, null, null), new Box(0, 50, 1600, 800)),
        Arguments.of(axis(null, null, null), axis(null, null, null), new Box(0, 0, 1600, 900)),
        Arguments.of(axis(null, null, null), axis(.1, null, null), new Box(-10, 90, 1620, 810)),
        Arguments.of(axis(.25, .25, null), axis(null, .0, null), new Box(400, 500, 800, 400)));
  }

  @ParameterizedTest
  @MethodSource("uses")
  @Feature({"PLC01", "PLC05"})
  void a_documented_use_gives_its_box(Axis across, Axis down, Box expected) {
    Box box = new PlacementRule(SCREEN).boxOf(new Placement(across, down), Optional.of(2.0));

    assertThat(rounded(box)).isEqualTo(expected);
  }

  private static Box rounded(Box box) {
    return new Box(
        Math.round(box.left()),
        Math.round(box.top()),
        Math.round(box.width()),
        Math.round(box.height()));
  }

  private static Axis axis(@Nullable Double start, @Nullable Double end, @Nullable Double size) {
    return new Axis(
        Optional.ofNullable(start), Optional.ofNullable(end), Optional.ofNullable(size));
  }
}
