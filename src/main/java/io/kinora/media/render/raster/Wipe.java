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

  /// Uncovers `after` in `before`.
  public void draw(Raster before, Raster after) {
    var weights = new float[before.width()];
    var glint = new float[before.width()];
    for (int y = 0; y < before.height(); y++) {
      for (int x = 0; x < weights.length; x++) {
        weights[x] = weight(x + 0.5, y + 0.5, before.width(), before.height());
        glint[x] = glint(x + 0.5, y + 0.5, before.width(), before.height());
      }
      Mixing.crossfadeRow(before, after, y, weights);
      if (kind == Kind.SCAN || kind == Kind.SCANS) {
        brighten(before, y, glint);
      }
    }
  }

  private float weight(double x, double y, int width, int height) {
    return switch (kind) {
      case SCAN, SCANS -> swept(behind(x, y, width, height), width, height);
      case STRIP -> swept(stripBehind(x, y, width, height), width, height);
      case CIRCLE -> {
        double radius = Math.hypot(x - width / 2.0, y - height / 2.0) * 2 / height;
        double reach = (Math.hypot((double) width / height, 1) + SOFT) * progress;
        yield smooth((reach - radius) / SOFT);
      }
      case RADIAL -> {
        double turn = Math.atan2(x - width / 2.0, height / 2.0 - y) / (2 * Math.PI);
        double place = dx > 0 ? 1 - whole(turn) : whole(turn);
        double radius = Math.hypot(x - width / 2.0, y - height / 2.0);
        // The edge is as wide everywhere, and is no edge at the start and at the end.
        double edge = Math.min(0.25, SOFT * height / (4 * Math.PI * Math.max(1, radius)));
        yield smooth((progress * (1 + edge) - place) / edge);
      }
    };
  }

  private static double whole(double turn) {
    return turn - Math.floor(turn);
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
    if (kind != Kind.SCAN && kind != Kind.SCANS) {
      return 0;
    }
    double place = behind(x, y, width, height) / (GLINT_WIDTH / 2);
    return (float) Math.max(0, 1 - place * place);
  }

  private static void brighten(Raster raster, int y, float[] glint) {
    brighten(raster.red(), raster.alpha(), y * raster.width(), glint);
    brighten(raster.green(), raster.alpha(), y * raster.width(), glint);
    brighten(raster.blue(), raster.alpha(), y * raster.width(), glint);
  }

  private static void brighten(float[] colour, float[] alpha, int from, float[] glint) {
    for (int x = 0; x < glint.length; x++) {
      colour[from + x] += (alpha[from + x] - colour[from + x]) * glint[x] * glint[x] * 0.8f;
    }
  }
}
