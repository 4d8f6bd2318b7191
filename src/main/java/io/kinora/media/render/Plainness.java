package io.kinora.media.render;

import io.kinora.media.sxml.Transition;
import java.util.List;
import java.util.Set;

/// Tells which frames can be drawn in bytes, by [Compositor].
///
/// @param texts tells where words rest
record Plainness(TextPlan texts) {

  /// Transitions that shift upright pictures, or mix them.
  private static final Set<Transition.Type> SHIFTING = Set.of(
      Transition.Type.CROSSFADE, Transition.Type.MOVE, Transition.Type.OVER, Transition.Type.UNDER);

  /// Tells whether a frame is plain enough for bytes.
  boolean isPlain(List<Drawing> drawings) {
    return drawings.stream().allMatch(this::isPlain);
  }

  /// Where drawings end that begin at an index and are all plain, or all not.
  int runEnd(List<Drawing> drawings, int from) {
    boolean isPlain = isPlain(drawings.get(from));
    int end = from + 1;
    while (end < drawings.size() && isPlain(drawings.get(end)) == isPlain) {
      end++;
    }
    return end;
  }

  boolean isPlain(Drawing drawing) {
    return switch (drawing) {
      case Drawing.Plane plane -> plane.opacity() == 1 && isPlain(plane.source(), plane.place());
      case Drawing.Mixed mixed ->
        SHIFTING.contains(mixed.transition().type())
            && mixed.transition().before().angle() == 0
            && mixed.transition().after().angle() == 0
            && isPlain(mixed.before())
            && isPlain(mixed.after());
      case Drawing.Group _, Drawing.Ball _, Drawing.Deep _ -> false;
    };
  }

  private boolean isPlain(Drawing.Source source, Place place) {
    return place instanceof Box box
        && switch (source) {
          case Drawing.Still _, Drawing.ClipFrame _, Drawing.Plain _ -> true;
          case Drawing.Words words -> box.equals(texts.layout(words).area());
          case Drawing.Chart _,
              Drawing.Pins _,
              Drawing.Nested _,
              Drawing.Filtered _,
              Drawing.Neighbour _ -> false;
        };
  }
}
