package io.kinora.media.render.text;

import io.github.humbleui.skija.Path;
import io.github.humbleui.skija.PathVerb;
import io.github.humbleui.types.Point;
import java.util.ArrayList;
import java.util.List;

/// The shape of a letter in letters of size 1, as closed lines of many corners; y downwards.
///
/// @param contours x and y in turn; never changed
record Outline(List<float[]> contours, Bounds bounds) {

  static final Outline EMPTY = new Outline(List.of(), Bounds.NONE);

  /// How far a line may be from its curve: a twentieth of a pixel in letters of 1000.
  private static final double TOLERANCE = 0.00005;

  private static final int STEPS_MAX = 48;

  /// A path in letters of `size`.
  static Outline of(Path path, double size) {
    return new Flattening(path.getPoints(), size).outline(path);
  }

  /// The corners of one path while they are found.
  private static final class Flattening {
    private final Point[] points;
    private final double size;
    private final List<float[]> contours = new ArrayList<>();
    private final List<double[]> corners = new ArrayList<>();
    private int next;

    Flattening(Point[] points, double size) {
      this.points = points;
      this.size = size;
    }

    Outline outline(Path path) {
      float[] weights = path.getConicWeights();
      int conics = 0;
      for (PathVerb verb : path.getVerbs()) {
        switch (verb) {
          case MOVE -> {
            close();
            corners.add(point());
          }
          case LINE -> corners.add(point());
          case QUAD -> {
            double[] middle = point();
            quadratic(middle, point(), 1);
          }
          case CONIC -> {
            double[] middle = point();
            quadratic(middle, point(), weights[conics++]);
          }
          case CUBIC -> {
            double[] one = point();
            double[] two = point();
            cubic(one, two, point());
          }
          case CLOSE, DONE -> {}
        }
      }
      close();
      return new Outline(List.copyOf(contours), boundsOf(contours));
    }

    private double[] point() {
      Point point = points[next++];
      return new double[] {point.getX() / size, point.getY() / size};
    }

    private void close() {
      if (corners.size() > 2) {
        var flat = new float[corners.size() * 2];
        for (int index = 0; index < corners.size(); index++) {
          flat[2 * index] = (float) corners.get(index)[0];
          flat[2 * index + 1] = (float) corners.get(index)[1];
        }
        contours.add(flat);
      }
      corners.clear();
    }

    private void quadratic(double[] middle, double[] end, double weight) {
      double[] start = corners.getLast();
      double bend =
          Math.hypot(start[0] - 2 * middle[0] + end[0], start[1] - 2 * middle[1] + end[1]);
      int steps = steps(bend / 4);
      for (int step = 1; step <= steps; step++) {
        double t = (double) step / steps;
        double a = (1 - t) * (1 - t);
        double b = 2 * t * (1 - t) * weight;
        double c = t * t;
        corners.add(new double[] {
          (a * start[0] + b * middle[0] + c * end[0]) / (a + b + c),
          (a * start[1] + b * middle[1] + c * end[1]) / (a + b + c)
        });
      }
    }

    private void cubic(double[] one, double[] two, double[] end) {
      double[] start = corners.getLast();
      double bend = Math.max(
          Math.hypot(start[0] - 2 * one[0] + two[0], start[1] - 2 * one[1] + two[1]),
          Math.hypot(one[0] - 2 * two[0] + end[0], one[1] - 2 * two[1] + end[1]));
      int steps = steps(bend * 0.75);
      for (int step = 1; step <= steps; step++) {
        double t = (double) step / steps;
        double u = 1 - t;
        double a = u * u * u;
        double b = 3 * u * u * t;
        double c = 3 * u * t * t;
        double d = t * t * t;
        corners.add(new double[] {
          a * start[0] + b * one[0] + c * two[0] + d * end[0],
          a * start[1] + b * one[1] + c * two[1] + d * end[1]
        });
      }
    }

    private static int steps(double deviation) {
      return (int) Math.clamp(Math.ceil(Math.sqrt(deviation / TOLERANCE)), 1, STEPS_MAX);
    }

    private static Bounds boundsOf(List<float[]> contours) {
      Bounds bounds = Bounds.NONE;
      for (float[] contour : contours) {
        for (int at = 0; at < contour.length; at += 2) {
          bounds =
              bounds.with(new Bounds(contour[at], contour[at + 1], contour[at], contour[at + 1]));
        }
      }
      return bounds;
    }
  }
}
