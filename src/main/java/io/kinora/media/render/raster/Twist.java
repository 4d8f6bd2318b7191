package io.kinora.media.render.raster;

import java.util.Arrays;

/// Transitions in which pictures are bent about the middle. Source: the film language, section 8.
/// For one thread.
public final class Twist {

  private final int width;
  private final int height;
  private final int[] u;
  private final int[] v;
  private final float[] radius;
  private final float[] mixed;
  private final Row row;
  private final Row other;

  public Twist(int width, int height) {
    this.width = width;
    this.height = height;
    u = new int[width];
    v = new int[width];
    radius = new float[width];
    mixed = new float[width];
    row = Row.of(width);
    other = Row.of(width);
  }

  /// The first half twists `before`, the second untwists `after`; they change in between.
  public void swirl(Texture before, Texture after, double progress, Raster out) {
    double strength = 4 * Math.PI * Math.sin(Math.PI * progress);
    double change = Math.clamp((progress - 0.4) / 0.2, 0, 1);
    double reach = Math.hypot(width, height) / 2;
    var sine = Ring.of(reach, radius -> Math.sin(angle(radius, reach, strength)));
    var cosine = Ring.of(reach, radius -> Math.cos(angle(radius, reach, strength)));
    Arrays.fill(mixed, (float) change);
    for (int y = 0; y < height; y++) {
      measure(y);
      double dy = y + 0.5 - height / 2.0;
      for (int x = 0; x < width; x++) {
        double dx = x + 0.5 - width / 2.0;
        double s = sine.at(radius[x]);
        double c = cosine.at(radius[x]);
        put(x, width / 2.0 + dx * c - dy * s, height / 2.0 + dx * s + dy * c);
      }
      write(before, after, y, out);
    }
  }

  private static double angle(double radius, double reach, double strength) {
    double near = Math.max(0, 1 - radius / reach);
    return strength * near * near;
  }

  /// Rings run outward and leave `after` behind.
  public void waterdrop(Texture before, Texture after, double progress, Raster out) {
    double half = height / 2.0;
    double reach = Math.hypot(width, height) / 2;
    double front = progress * (reach / half + 0.5);
    var shift = Ring.of(reach, radius -> {
      double inside = front - radius / half;
      double moved = inside > 0 ? 0.03 * Math.sin(-30 * inside) * (1 - progress) : 0;
      return radius > 1e-6 ? moved * half : 0;
    });
    for (int y = 0; y < height; y++) {
      measure(y);
      double dy = y + 0.5 - half;
      for (int x = 0; x < width; x++) {
        double dx = x + 0.5 - width / 2.0;
        double part = shift.at(radius[x]) / Math.max(0.5f, radius[x]);
        put(x, x + 0.5 + dx * part, y + 0.5 + dy * part);
        mixed[x] = (float) Math.max(0, Math.min(2 * (front - radius[x] / half), 1));
      }
      write(before, after, y, out);
    }
  }

  /// How far the pixels of a row are from the middle.
  private void measure(int y) {
    float dy = y + 0.5f - height / 2f;
    float left = 0.5f - width / 2f;
    for (int x = 0; x < radius.length; x++) {
      float dx = x + left;
      radius[x] = (float) Math.sqrt(dx * dx + dy * dy);
    }
  }

  /// @param x in pixels from the left edge
  private void put(int at, double x, double y) {
    u[at] = (int) Math.floor((x - 0.5) * Texture.PARTS);
    v[at] = (int) Math.floor((y - 0.5) * Texture.PARTS);
  }

  private void write(Texture before, Texture after, int y, Raster out) {
    boolean needsBefore = false;
    boolean needsAfter = false;
    for (float part : mixed) {
      needsBefore |= part < 1;
      needsAfter |= part > 0;
    }
    Row shown = needsBefore ? row : other;
    if (needsBefore) {
      before.sample(u, v, width, row);
    }
    if (needsAfter) {
      after.sample(u, v, width, other);
    }
    if (needsBefore && needsAfter) {
      row.mix(other, mixed);
    }
    shown.copyTo(out, y * width, width);
  }
}
