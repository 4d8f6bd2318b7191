package io.kinora.media.render.raster;

import java.util.ArrayList;
import java.util.List;

/// What a rectangle in space covers of a raster: a convex polygon with smooth edges. For one
/// thread.
final class Polygon {

  /// Nearer than this nothing is seen: the language clips at 0.05 before the viewer.
  private static final double W_MIN = 0.05 / 2.41421;

  private record Corner(double x, double y, double w) {}

  /// A side as a line: the distance of a pixel from it is `a*x + b*y + c`, more than zero inside.
  private record Side(double a, double b, double c) {}

  private final List<Side> sides = new ArrayList<>();
  private double top = Double.MAX_VALUE;
  private double bottom = -Double.MAX_VALUE;
  private int first;
  private int end;

  Polygon(Projection seen) {
    List<Corner> corners = inFront(
        List.of(corner(seen, 0, 0), corner(seen, 1, 0), corner(seen, 1, 1), corner(seen, 0, 1)));
    if (corners.size() < 3) {
      return;
    }
    double area = 0;
    for (int index = 0; index < corners.size(); index++) {
      Corner a = corners.get(index);
      Corner b = corners.get((index + 1) % corners.size());
      area += a.x() / a.w() * b.y() / b.w() - b.x() / b.w() * a.y() / a.w();
    }
    for (int index = 0; index < corners.size(); index++) {
      add(corners.get(index), corners.get((index + 1) % corners.size()), area > 0 ? 1 : -1);
    }
  }

  private static Corner corner(Projection seen, double s, double t) {
    return new Corner(
        seen.xs() * s + seen.xt() * t + seen.x0(),
        seen.ys() * s + seen.yt() * t + seen.y0(),
        seen.w(s, t));
  }

  /// The part that lies before the viewer.
  private static List<Corner> inFront(List<Corner> corners) {
    var kept = new ArrayList<Corner>();
    for (int index = 0; index < corners.size(); index++) {
      Corner a = corners.get(index);
      Corner b = corners.get((index + 1) % corners.size());
      if (a.w() >= W_MIN) {
        kept.add(a);
      }
      if (a.w() >= W_MIN != b.w() >= W_MIN) {
        double part = (W_MIN - a.w()) / (b.w() - a.w());
        kept.add(new Corner(a.x() + (b.x() - a.x()) * part, a.y() + (b.y() - a.y()) * part, W_MIN));
      }
    }
    return kept;
  }

  private void add(Corner from, Corner to, int sense) {
    double x = from.x() / from.w();
    double y = from.y() / from.w();
    double dx = to.x() / to.w() - x;
    double dy = to.y() / to.w() - y;
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
    double length = Math.hypot(dx, dy);
    if (length > 1e-9) {
      double a = -dy / length * sense;
      double b = dx / length * sense;
      sides.add(new Side(a, b, -(a * x + b * y)));
    }
  }

  /// The first row that it touches.
  int top() {
    return sides.size() < 3 ? 0 : (int) Math.floor(Math.clamp(top, -1e6, 1e6));
  }

  /// The row after the last one that it touches.
  int bottom() {
    return sides.size() < 3 ? 0 : (int) Math.ceil(Math.clamp(bottom, -1e6, 1e6));
  }

  /// Finds how much of each pixel of a row is covered: of those from [#first] to before [#end].
  ///
  /// @param weight by how much of the picture is shown at all
  /// @param out is written from 0 on
  void cover(int y, int width, double weight, float[] out) {
    double from = 0;
    double to = width;
    for (Side side : sides) {
      double atZero = side.a() * 0.5 + side.b() * (y + 0.5) + side.c() + 0.5;
      if (side.a() > 1e-12) {
        from = Math.max(from, -atZero / side.a());
      } else if (side.a() < -1e-12) {
        to = Math.min(to, -atZero / side.a() + 1);
      } else if (atZero <= 0) {
        to = -1;
      }
    }
    first = (int) Math.clamp(Math.floor(from), 0, width);
    end = (int) Math.clamp(Math.ceil(to), first, width);
    for (int x = first; x < end; x++) {
      out[x - first] = (float) weight;
    }
    for (Side side : sides) {
      double atFirst = side.a() * (first + 0.5) + side.b() * (y + 0.5) + side.c() + 0.5;
      double atLast = atFirst + side.a() * (end - 1 - first);
      if (atFirst < 1 || atLast < 1) {
        for (int x = 0; x < end - first; x++) {
          out[x] *= (float) Math.max(0, Math.min(1, atFirst + side.a() * x));
        }
      }
    }
  }

  int first() {
    return first;
  }

  int end() {
    return end;
  }
}
