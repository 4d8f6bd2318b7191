package io.kinora.media.render;

import io.kinora.media.sxml.Placement;
import io.kinora.media.sxml.Placement.Axis;
import java.util.Optional;

/// Where a placed box lies on its screen. Source: the film language, section 5.
///
/// @param screen the output, or the box of an overlay around it
record PlacementRule(Box screen) {

  /// @param aspect of the content; nothing where it has none and fills what it is given
  Box boxOf(Placement placement, Optional<Double> aspect) {
    Axis across = placement.horizontal();
    Axis down = placement.vertical();
    if (across.equals(Axis.OPEN) && down.equals(Axis.OPEN)) {
      return screen;
    }
    Optional<Double> width = size(across);
    Optional<Double> height = size(down);
    if (width.isEmpty() && height.isEmpty()) {
      if (hasMargin(down) || !hasMargin(across)) {
        height = Optional.of(rest(down));
      } else {
        width = Optional.of(rest(across));
      }
    }
    double known = width.orElse(1.0);
    double finalHeight = height.orElseGet(
        () -> aspect.map(ratio -> known * screen.aspect() / ratio).orElse(rest(down)));
    double finalWidth = width.orElseGet(
        () -> aspect.map(ratio -> finalHeight * ratio / screen.aspect()).orElse(rest(across)));
    return screen.part(
        start(across, finalWidth), start(down, finalHeight), finalWidth, finalHeight);
  }

  private static Optional<Double> size(Axis axis) {
    if (axis.size().isPresent()) {
      return axis.size();
    }
    return axis.start().isPresent() && axis.end().isPresent()
        ? Optional.of(rest(axis))
        : Optional.empty();
  }

  private static boolean hasMargin(Axis axis) {
    return axis.start().isPresent() || axis.end().isPresent();
  }

  private static double rest(Axis axis) {
    return Math.max(0.001, 1 - axis.start().orElse(0.0) - axis.end().orElse(0.0));
  }

  private static double start(Axis axis, double size) {
    return axis.start().or(() -> axis.end().map(end -> 1 - end - size)).orElse((1 - size) / 2);
  }
}
