package io.kinora.media.render;

import io.kinora.media.render.Drawing.View;
import io.kinora.media.sxml.SceneNode.Adapter;
import io.kinora.media.sxml.SceneNode.Sense;
import io.kinora.media.sxml.Values;
import java.util.List;

/// What of a picture an adapter shows in a box of another shape. Source: the film language, section
/// 7.1.
///
/// @param aspect of the picture
/// @param boxAspect of the box
/// @param values the adapter's own parameters
/// @param zoomMax the largest zoom at which a pixel of the picture still covers at most two of the
///     box
record AdapterView(
    Adapter adapter, Sense sense, double aspect, double boxAspect, Values values, double zoomMax) {

  private static final double ZOOM = 1.2;
  private static final double NEAR_END = 0.35;
  private static final double FAR_END = 0.65;

  /// Enough for any film, and no view without a size.
  private static final double ZOOM_LEAST = 0.01;

  AdapterView(Adapter adapter, Sense sense, double aspect, double boxAspect) {
    this(adapter, sense, aspect, boxAspect, Values.NONE, Double.MAX_VALUE);
  }

  /// @param progress 0 to 1
  View at(double progress) {
    double p = sense == Sense.POSITIVE ? progress : 1 - progress;
    return switch (adapter) {
      case NONE, FIT -> View.WHOLE;
      case FIXED -> view(1, middle("center", 0.5, 0.5));
      case PANORAMIC -> view(1, moving(p, 0, 1));
      case ZOOM -> view(zoom(progress), middle("center", 0.5, 0.5));
      case KENBURNS -> view(zoom(p), moving(p, NEAR_END, FAR_END));
    };
  }

  private double zoom(double p) {
    double start = values.number("zoomStart", 1);
    double zoom = start + (values.number("zoomEnd", ZOOM) - start) * p;
    double most = values.flag("zoomLimit", false) ? Math.max(1, zoomMax) : Double.MAX_VALUE;
    return Math.clamp(zoom, ZOOM_LEAST, most);
  }

  /// The middle of a view on its way; along the axis with the larger free range where nothing else
  /// is said.
  private double[] moving(double p, double near, double far) {
    double zoom = adapter == Adapter.KENBURNS ? zoom(p) : 1;
    double place = near + (far - near) * p;
    double[] usual = movesAcross()
        ? new double[] {freed(place, width(zoom)), 0.5}
        : new double[] {0.5, freed(place, height(zoom))};
    if (!values.has("centerStart") && !values.has("centerEnd")) {
      return usual;
    }
    double[] start = middle("centerStart", usual[0], usual[1]);
    double[] end = middle("centerEnd", usual[0], usual[1]);
    return new double[] {start[0] + (end[0] - start[0]) * p, start[1] + (end[1] - start[1]) * p};
  }

  /// The middle of a view of that size at a place of its free range.
  private static double freed(double place, double size) {
    return place * (1 - size) + size / 2;
  }

  private double[] middle(String name, double x, double y) {
    List<Double> given = values.numbersOf(name).orElse(List.of());
    return given.size() < 2 ? new double[] {x, y} : new double[] {given.get(0), given.get(1)};
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

  private double width(double zoom) {
    return Math.min(1, boxAspect / aspect) / zoom;
  }

  private double height(double zoom) {
    return Math.min(1, aspect / boxAspect) / zoom;
  }

  /// Inside the picture, unless the film says otherwise.
  private View view(double zoom, double[] middle) {
    double width = width(zoom);
    double height = height(zoom);
    double left = middle[0] - width / 2;
    double top = middle[1] - height / 2;
    if (values.flag("security", true)) {
      left = inside(left, width);
      top = inside(top, height);
    }
    return new View(left, top, width, height);
  }

  private static double inside(double start, double size) {
    return size >= 1 ? (1 - size) / 2 : Math.clamp(start, 0, 1 - size);
  }
}
