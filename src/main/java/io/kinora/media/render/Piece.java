package io.kinora.media.render;

import io.kinora.media.render.Drawing.Detail;
import io.kinora.media.render.Drawing.Source;
import io.kinora.media.render.Drawing.View;
import java.util.List;

/// A picture, or a part of it, in its place on the unmoved screen.
record Piece(Source source, View view, Box box, Detail detail, double opacity) {

  /// What of it lies in a cell of the screen; less than a pixel is nothing.
  List<Piece> cut(Box cell) {
    double left = Math.max(box.left(), cell.left());
    double top = Math.max(box.top(), cell.top());
    double width = Math.min(box.right(), cell.right()) - left;
    double height = Math.min(box.bottom(), cell.bottom()) - top;
    if (width <= 0 || height <= 0) {
      return List.of();
    }
    View part = view.part(
        (left - box.left()) / box.width(),
        (top - box.top()) / box.height(),
        width / box.width(),
        height / box.height());
    return List.of(new Piece(source, part, new Box(left, top, width, height), detail, opacity));
  }

  Piece faded(double by) {
    return new Piece(source, view, box, detail, opacity * Math.clamp(by, 0, 1));
  }
}
