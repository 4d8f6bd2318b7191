package io.kinora.media.render;

import io.kinora.media.render.raster.Patch;
import java.util.List;

/// Tells where drawings can be seen: what lies beyond need not be looked at.
final class Reach {

  private Reach() {}

  static Patch of(List<Drawing> drawings, int width, int height) {
    Patch all = new Patch(0, 0, 0, 0);
    for (Drawing drawing : drawings) {
      all = all.with(of(drawing, width, height));
    }
    return all;
  }

  private static Patch of(Drawing drawing, int width, int height) {
    return switch (drawing) {
      case Drawing.Plane plane -> plane.place().projection().reach(width, height);
      case Drawing.Deep deep -> of(deep.drawings(), width, height);
      case Drawing.Group group when group.steps().isEmpty() -> of(group.drawings(), width, height);
      case Drawing.Group _, Drawing.Ball _, Drawing.Mixed _ -> Patch.whole(width, height);
    };
  }
}
