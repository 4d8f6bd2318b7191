package io.kinora.media.render;

import java.util.List;

/// Finds what of a pile of drawings is hidden, so that nobody draws it. For one thread.
///
/// @param shelf tells whether a picture is opaque
record Occlusion(PictureShelf shelf) {

  /// The place of the drawing that hides all below it and what was there before; -1 where
  /// something of that is seen.
  int lowestSeen(List<Drawing> drawings, Canvas canvas) {
    for (int index = drawings.size() - 1; index >= 0; index--) {
      if (drawings.get(index) instanceof Drawing.Plane plane && hidesAll(plane, canvas.box())) {
        return index;
      }
    }
    boolean isMixed = !drawings.isEmpty() && drawings.getFirst() instanceof Drawing.Mixed;
    return isMixed && canvas.cover().isEmpty() ? 0 : -1;
  }

  /// Frames of clips are not asked: they come one after the other.
  private boolean hidesAll(Drawing.Plane plane, Box canvas) {
    if (!(plane.place() instanceof Box box) || !box.covers(canvas)) {
      return false;
    }
    return switch (plane.source()) {
      case Drawing.Plain plain -> plain.colour().alpha() == 255;
      case Drawing.Still still -> shelf.picture(still, plane, box).cover().isEmpty();
      default -> false;
    };
  }
}
