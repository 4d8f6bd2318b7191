package io.kinora.media.render.raster;

/// Transitions in which one picture is uncovered by another. Source: the film language, section 8.
/// For one thread.
public final class Wipe {

  private static final int BANDS = 8;
  private static final int STRIPS = 10;
  private static final double GLINT_WIDTH = 0.04;
  private static final double SOFT = 0.02;

  private final Kind kind;
  private final double progress;
  private final double dx;
  private final double dy;

  /// The shape of the edge between them.
  public enum Kind {
    SCAN,
    SCANS,
    STRIP,
    CIRCLE,
    RADIAL
  }

  /// @param progress 0 to 1
  /// @param dx which way the edge moves, to the right
  /// @param dy which way it moves, down
  public Wipe(Kind kind, double progress, double dx, double dy) {
    this.kind = kind;
    this.progress = progress;
    this.dx = dx;
    this.dy = dy;
  }

  /// Writes `before` with `after` uncovered in it.
  ///
  /// @param out of their size
  public void draw(Texture before, Texture after, Raster out) {
    var weights = new float[out.width()];
    var glint = new float[out.width()];
    var joint = new Joint(out.width());
    boolean glints = kind == Kind.SCAN || kind == Kind.SCANS;
    for (int y = 0; y < out.height(); y++) {
      if (y == 0 || !isAsAbove(y, out)) {
        weigh(y, out, weights);
        if (glints) {
          glint(y, out, glint);
        }
      }
      Row row = joint.mixed(before, after, y, weights);
      if (glints) {
        row.brighten(glint);
      }
      row.copyTo(out, y * out.width(), out.width());
    }
  }

  /// Tells whether a row is uncovered as far as the one above it.
  private boolean isAsAbove(int y, Raster out) {
    return switch (kind) {
      case SCAN, STRIP -> dy == 0;
      case SCANS ->
        dy == 0
            && band(0, y + 0.5, out.width(), out.height())
                == band(0, y - 0.5, out.width(), out.height());
      case CIRCLE, RADIAL -> false;
    };
  }

  private void weigh(int y, Raster out, float[] weights) {
    for (int x = 0; x < weights.length; x++) {
      weights[x] = weight(x + 0.5, y + 0.5, out.width(), out.height());
    }
  }

  private void glint(int y, Raster out, float[] glint) {
    for (int x = 0; x < glint.length; x++) {
      float bright = glint(x + 0.5, y + 0.5, out.width(), out.height());
      glint[x] = bright * bright * 0.8f;
    }
  }

  private float weight(double x, double y, int width, int height) {
    return switch (kind) {
      case SCAN, SCANS -> swept(behind(x, y, width, height), width, height);
      case STRIP -> swept(stripBehind(x, y, width, height), width, height);
      case CIRCLE -> {
        double radius = distance(x - width / 2.0, y - height / 2.0) * 2 / height;
        double reach = (Math.hypot((double) width / height, 1) + SOFT) * progress;
        yield smooth((reach - radius) / SOFT);
      }
      case RADIAL -> {
        double turn = Turn.of(x - width / 2.0, height / 2.0 - y);
        double place = dx > 0 ? 1 - turn : turn;
        double radius = distance(x - width / 2.0, y - height / 2.0);
        // The edge is as wide everywhere, and is no edge at the start and at the end.
        double edge = Math.min(0.25, SOFT * height / (4 * Math.PI * Math.max(1, radius)));
        yield smooth((progress * (1 + edge) - place) / edge);
      }
    };
  }

  private static double distance(double x, double y) {
    return Math.sqrt(x * x + y * y);
  }

  /// How far behind the moving edge a place lies, in shares of the way.
  private double behind(double x, double y, int width, int height) {
    double sense = kind == Kind.SCANS && band(x, y, width, height) % 2 == 1 ? -1 : 1;
    return progress * (1 + GLINT_WIDTH) - GLINT_WIDTH / 2 - along(x, y, width, height, sense);
  }

  private int band(double x, double y, int width, int height) {
    double across = isLevel() ? y / height : x / width;
    return (int) (across * BANDS);
  }

  private boolean isLevel() {
    return Math.abs(dx) >= Math.abs(dy);
  }

  /// Where a place lies on the way of the edge, 0 at its start, 1 at its end.
  private double along(double x, double y, int width, int height, double sense) {
    double length = Math.abs(dx) * width + Math.abs(dy) * height;
    double reach = (x - width / 2.0) * dx + (y - height / 2.0) * dy;
    return 0.5 + sense * reach / Math.max(1, length);
  }

  private double stripBehind(double x, double y, int width, int height) {
    double place = along(x, y, width, height, 1) * STRIPS;
    return (progress - (place - Math.floor(place))) / STRIPS;
  }

  /// An edge of one pixel's width.
  private float swept(double behind, int width, int height) {
    double pixels = behind * (Math.abs(dx) * width + Math.abs(dy) * height);
    return (float) Math.clamp(pixels + 0.5, 0, 1);
  }

  private static float smooth(double u) {
    double part = Math.clamp(u, 0, 1);
    return (float) (part * part * (3 - 2 * part));
  }

  /// How bright the band along the edge is.
  private float glint(double x, double y, int width, int height) {
    double place = behind(x, y, width, height) / (GLINT_WIDTH / 2);
    return (float) Math.max(0, 1 - place * place);
  }
}
