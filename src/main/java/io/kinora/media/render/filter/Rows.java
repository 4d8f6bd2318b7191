package io.kinora.media.render.filter;

import java.util.Arrays;

/// Sums over rows of samples. What is shifted is copied first: then loops walk all rows alike,
/// and the compiler makes vectors of them.
final class Rows {

  private Rows() {}

  /// Brings a value between 0 and 1.
  static float unit(float value) {
    return Math.max(0f, Math.min(value, 1f));
  }

  /// Copies a row as seen from `shift` places to the right; beyond its ends it is as at its
  /// ends.
  static void shifted(float[] plane, int start, int width, int shift, float[] out) {
    int from = Math.clamp((long) shift, 0, width - 1);
    int to = Math.clamp((long) shift + width, 1, width);
    int at = Math.clamp(-(long) shift, 0, width);
    int count = Math.clamp((long) to - from, 0, width - at);
    Arrays.fill(out, 0, at, plane[start]);
    System.arraycopy(plane, start + from, out, at, count);
    Arrays.fill(out, at + count, width, plane[start + width - 1]);
  }

  static void addTimes(float[] row, float weight, float[] sum, int width) {
    for (int x = 0; x < width; x++) {
      sum[x] += row[x] * weight;
    }
  }

  /// `a` becomes `b` as much as `share` says.
  static void mix(float[] a, float[] b, float share, int start, int end) {
    for (int at = start; at < end; at++) {
      a[at] += (b[at] - a[at]) * share;
    }
  }

  /// `a` becomes `b` as much as `shares` say, each place by itself.
  static void mix(float[] a, float[] b, float[] shares) {
    for (int at = 0; at < a.length; at++) {
      a[at] += (b[at] - a[at]) * shares[at];
    }
  }

  static void multiply(float[] plane, float[] factors) {
    for (int at = 0; at < plane.length; at++) {
      plane[at] *= factors[at];
    }
  }

  /// From 0 to 1 between two ends, without corners.
  static double smooth(double place, double from, double to) {
    if (from == to) {
      return place < from ? 0 : 1;
    }
    double share = Math.clamp((place - from) / (to - from), 0, 1);
    return share * share * (3 - 2 * share);
  }
}
