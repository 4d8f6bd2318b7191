package io.kinora.media.render.raster;

/// Paints a map without a map service: a net of lines, and pins. For one thread.
public final class ChartPainter {

  private static final float[] GROUND = {0.93f, 0.91f, 0.87f};
  private static final float[] NET = {0.80f, 0.77f, 0.71f};
  private static final float[] PIN = {0.84f, 0.20f, 0.16f};
  private static final float[] RIM = {0.55f, 0.10f, 0.08f};
  private static final float[] EYE = {1, 1, 1};

  /// Of a pin: the radius of its head, and how far its middle lies above its tip, in pixels.
  private static final double HEAD = 11;

  private static final double STEM = 27;

  private final Raster raster;

  /// Paints over what is there.
  public ChartPainter(Raster raster) {
    this.raster = raster;
  }

  /// Begins with an empty ground.
  public static ChartPainter onGround(Raster raster) {
    raster.fill(GROUND[0], GROUND[1], GROUND[2], 1);
    return new ChartPainter(raster);
  }

  /// An upright line of the net.
  ///
  /// @param x its middle, in pixels from the left edge
  public void column(double x) {
    for (int at = (int) Math.floor(x - 1); at <= x + 1; at++) {
      double cover = Math.min(at + 1, x + 0.5) - Math.max(at, x - 0.5);
      for (int y = 0; y < raster.height() && cover > 0 && at >= 0 && at < raster.width(); y++) {
        mix(at, y, NET, cover);
      }
    }
  }

  /// A level line of the net.
  public void row(double y) {
    for (int at = (int) Math.floor(y - 1); at <= y + 1; at++) {
      double cover = Math.min(at + 1, y + 0.5) - Math.max(at, y - 0.5);
      for (int x = 0; x < raster.width() && cover > 0 && at >= 0 && at < raster.height(); x++) {
        mix(x, at, NET, cover);
      }
    }
  }

  /// A pin whose tip is exactly at a place.
  public void pin(double tipX, double tipY) {
    int left = (int) Math.floor(tipX - HEAD - 2);
    int top = (int) Math.floor(tipY - STEM - HEAD - 2);
    for (int y = Math.max(0, top); y < Math.min(raster.height(), tipY + 2); y++) {
      for (int x = Math.max(0, left); x < Math.min(raster.width(), tipX + HEAD + 2); x++) {
        double dx = x + 0.5 - tipX;
        double dy = tipY - y - 0.5;
        double inside = drop(dx, dy);
        mix(x, y, RIM, Math.clamp(inside + 0.5, 0, 1));
        mix(x, y, PIN, Math.clamp(inside - 1, 0, 1));
        double eye = HEAD * 0.4 - Math.hypot(dx, dy - STEM);
        mix(x, y, EYE, Math.clamp(eye + 0.5, 0, 1));
      }
    }
  }

  /// How far inside a drop a place is: a circle, and the cone from it to the tip.
  private static double drop(double dx, double dy) {
    double circle = HEAD - Math.hypot(dx, dy - STEM);
    double sine = HEAD / STEM;
    double cosine = Math.sqrt(1 - sine * sine);
    double along = dy * cosine + Math.abs(dx) * sine;
    boolean isBesideCone = along > 0 && along < STEM * cosine;
    double cone = dy * sine - Math.abs(dx) * cosine;
    return isBesideCone ? Math.max(circle, cone) : circle;
  }

  private void mix(int x, int y, float[] colour, double cover) {
    int at = y * raster.width() + x;
    float part = (float) cover;
    raster.red()[at] += (colour[0] - raster.red()[at]) * part;
    raster.green()[at] += (colour[1] - raster.green()[at]) * part;
    raster.blue()[at] += (colour[2] - raster.blue()[at]) * part;
    raster.alpha()[at] += (1 - raster.alpha()[at]) * part;
  }
}
