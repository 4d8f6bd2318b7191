package io.kinora.media.render;

import io.kinora.media.render.raster.Patch;
import java.util.ArrayList;
import java.util.List;

/// Drawings of a frame that lie together and are drawn in the same way.
sealed interface Layer {

  List<Drawing> drawings();

  /// Drawn in bytes.
  record Bytes(List<Drawing> drawings) implements Layer {}

  /// Drawn in floating point.
  ///
  /// @param patch beyond which nothing is seen of them
  record Floats(List<Drawing> drawings, Patch patch) implements Layer {}

  /// A frame of this size from back to front. What is plain is drawn in bytes, unless it lies
  /// between two things that are not, and to draw all three at once touches less of the frame.
  static List<Layer> of(List<Drawing> drawings, Plainness plainness, int width, int height) {
    var layers = new ArrayList<Layer>();
    for (int at = 0; at < drawings.size(); ) {
      int end = plainness.runEnd(drawings, at);
      List<Drawing> run = drawings.subList(at, end);
      if (plainness.isPlain(drawings.get(at))) {
        layers.add(new Bytes(run));
      } else {
        layers.add(new Floats(run, Reach.of(run, width, height)));
        join(layers, drawings.subList(0, end), width, height);
      }
      at = end;
    }
    return layers;
  }

  /// Joins the last three, if that pays.
  private static void join(List<Layer> layers, List<Drawing> drawn, int width, int height) {
    int count = layers.size();
    if (count >= 3
        && layers.get(count - 3) instanceof Floats below
        && layers.get(count - 1) instanceof Floats above) {
      Layer between = layers.get(count - 2);
      Patch all =
          below.patch().with(above.patch()).with(Reach.of(between.drawings(), width, height));
      if (all.area() <= below.patch().area() + above.patch().area()) {
        int joined = below.drawings().size()
            + between.drawings().size()
            + above.drawings().size();
        layers.subList(count - 3, count).clear();
        layers.add(new Floats(drawn.subList(drawn.size() - joined, drawn.size()), all));
      }
    }
  }
}
