package io.kinora.media.render;

import io.kinora.media.render.Drawing.View;
import io.kinora.media.sxml.SceneNode.Adapter;
import io.kinora.media.sxml.SceneNode.Sense;

/// What of a picture an adapter shows in a box of another shape. Source: the film language, section
/// 7.1.
///
/// @param aspect of the picture
/// @param boxAspect of the box
record AdapterView(Adapter adapter, Sense sense, double aspect, double boxAspect) {

  private static final double ZOOM = 1.2;
  private static final double NEAR_END = 0.35;
  private static final double FAR_END = 0.65;

  /// @param progress 0 to 1
  View at(double progress) {
    double p = sense == Sense.POSITIVE ? progress : 1 - progress;
    return switch (adapter) {
      case NONE, FIT -> View.WHOLE;
      case FIXED -> view(1, 0.5, 0.5);
      case PANORAMIC -> movesAcross() ? view(1, p, 0.5) : view(1, 0.5, p);
      case ZOOM -> view(1 + (ZOOM - 1) * progress, 0.5, 0.5);
      case KENBURNS -> {
        double place = NEAR_END + (FAR_END - NEAR_END) * p;
        double zoom = 1 + (ZOOM - 1) * p;
        yield movesAcross() ? view(zoom, place, 0.5) : view(zoom, 0.5, place);
      }
    };
  }

  /// The part of the box that the picture fills: less than all of it only where it is fitted.
  Box boxIn(Box box) {
    if (adapter != Adapter.FIT) {
      return box;
    }
    return aspect > boxAspect
        ? box.part(0, (1 - boxAspect / aspect) / 2, 1, boxAspect / aspect)
        : box.part((1 - aspect / boxAspect) / 2, 0, aspect / boxAspect, 1);
  }

  private boolean movesAcross() {
    return aspect >= boxAspect;
  }

  /// @param x place of the view in its free range across, 0 left to 1 right; `y` alike
  private View view(double zoom, double x, double y) {
    double width = Math.min(1, boxAspect / aspect) / zoom;
    double height = Math.min(1, aspect / boxAspect) / zoom;
    return new View(x * (1 - width), y * (1 - height), width, height);
  }
}
