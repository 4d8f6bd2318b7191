package io.kinora.media.render.raster;

import java.util.Arrays;

/// Transitions in which pictures are bent about the middle. Source: the film language, section 8.
/// For one thread.
public final class Twist {

  private final int width;
  private final int height;
  private final int[] u;
  private final int[] v;
  private final Row row;

  public Twist(int width, int height) {
    this.width = width;
    this.height = height;
    u = new int[width];
    v = new int[width];
    row = Row.of(width);
  }

  /// The first half twists `before`, the second untwists `after`; they change in between.
  public void swirl(Texture before, Texture after, double progress, Raster out) {
    double strength = 4 * Math.PI * Math.sin(Math.PI * progress);
    double change = Math.clamp((progress - 0.4) / 0.2, 0, 1);
    double reach = Math.hypot((double) width / height, 1);
    var mixed = new float[width];
    Arrays.fill(mixed, (float) change);
    for (int y = 0; y < height; y++) {
      double dy = y + 0.5 - height / 2.0;
      for (int x = 0; x < width; x++) {
        double dx = x + 0.5 - width / 2.0;
        double near = Math.max(0, 1 - Math.hypot(dx, dy) * 2 / height / reach);
        double angle = strength * near * near;
        double sine = Math.sin(angle);
        double cosine = Math.cos(angle);
        put(x, width / 2.0 + dx * cosine - dy * sine, height / 2.0 + dx * sine + dy * cosine);
      }
      write(before, after, mixed, y, out);
    }
  }

  /// Rings run outward and leave `after` behind.
  public void waterdrop(Texture before, Texture after, double progress, Raster out) {
    double front = progress * (Math.hypot((double) width / height, 1) + 0.5);
    var mixed = new float[width];
    for (int y = 0; y < height; y++) {
      double dy = (y + 0.5) * 2 / height - 1;
      for (int x = 0; x < width; x++) {
        double dx = ((x + 0.5) * 2 - width) / height;
        double radius = Math.hypot(dx, dy);
        double inside = front - radius;
        double shift = inside > 0 ? 0.03 * Math.sin(-30 * inside) * (1 - progress) : 0;
        double part = radius > 1e-6 ? shift / radius * height / 2 : 0;
        put(x, x + 0.5 + dx * part, y + 0.5 + dy * part);
        mixed[x] = (float) Math.clamp(2 * inside, 0, 1);
      }
      write(before, after, mixed, y, out);
    }
  }

  /// @param x in pixels from the left edge
  private void put(int at, double x, double y) {
    u[at] = (int) Math.floor((x - 0.5) * Texture.PARTS);
    v[at] = (int) Math.floor((y - 0.5) * Texture.PARTS);
  }

  private void write(Texture before, Texture after, float[] mixed, int y, Raster out) {
    int to = y * width;
    boolean needsBefore = false;
    boolean needsAfter = false;
    for (float part : mixed) {
      needsBefore |= part < 1;
      needsAfter |= part > 0;
    }
    if (needsBefore) {
      before.sample(u, v, width, row);
      copy(row.red(), out.red(), to);
      copy(row.green(), out.green(), to);
      copy(row.blue(), out.blue(), to);
      copy(row.alpha(), out.alpha(), to);
    }
    if (needsAfter) {
      after.sample(u, v, width, row);
      mix(row.red(), out.red(), to, mixed);
      mix(row.green(), out.green(), to, mixed);
      mix(row.blue(), out.blue(), to, mixed);
      mix(row.alpha(), out.alpha(), to, mixed);
    }
  }

  private void copy(float[] from, float[] out, int to) {
    System.arraycopy(from, 0, out, to, width);
  }

  private static void mix(float[] from, float[] out, int to, float[] mixed) {
    for (int x = 0; x < mixed.length; x++) {
      out[to + x] += (from[x] - out[to + x]) * mixed[x];
    }
  }
}
