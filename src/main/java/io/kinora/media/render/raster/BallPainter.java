package io.kinora.media.render.raster;

/// Draws balls with a picture around them. For one thread.
public final class BallPainter {

  /// Looks along each pixel of a raster.
  public interface Eye {

    /// Writes where a ray begins and which way it goes, in the space in which the ball lies in the
    /// middle and has the radius 1: three numbers, and three more.
    void ray(double x, double y, double[] out);
  }

  private final double[] ray = new double[6];

  /// Draws a ball over a raster. The middle of its picture is in front, its top at the top.
  ///
  /// @param pixel how much of the radius a pixel is, for the smooth edge
  public void draw(Texture picture, Eye eye, double pixel, double opacity, Raster out) {
    int width = out.width();
    var u = new int[width];
    var v = new int[width];
    var cover = new float[width];
    Row row = Row.of(width);
    for (int y = 0; y < out.height(); y++) {
      int first = width;
      int end = 0;
      for (int x = 0; x < width; x++) {
        eye.ray(x + 0.5, y + 0.5, ray);
        cover[x] = (float) (opacity * meet(x, picture, pixel, u, v));
        if (cover[x] > 0) {
          first = Math.min(first, x);
          end = x + 1;
        }
      }
      if (end > first) {
        int count = end - first;
        System.arraycopy(u, first, u, 0, count);
        System.arraycopy(v, first, v, 0, count);
        System.arraycopy(cover, first, cover, 0, count);
        picture.sample(u, v, count, row);
        row.over(out, y * width + first, count, cover);
      }
    }
  }

  /// Where the ray meets the ball first.
  ///
  /// @return how much of the pixel the ball covers
  private double meet(int at, Texture picture, double pixel, int[] u, int[] v) {
    double dd = ray[3] * ray[3] + ray[4] * ray[4] + ray[5] * ray[5];
    double od = ray[0] * ray[3] + ray[1] * ray[4] + ray[2] * ray[5];
    double oo = ray[0] * ray[0] + ray[1] * ray[1] + ray[2] * ray[2];
    double passing = Math.sqrt(Math.max(0, oo - od * od / dd)); // Nearest to the middle.
    double cover = Math.clamp((1 - passing) / pixel + 0.5, 0, 1);
    if (cover == 0 || od >= 0) {
      return 0;
    }
    double reach = (-od - Math.sqrt(Math.max(0, od * od - dd * (oo - 1)))) / dd;
    double x = ray[0] + ray[3] * reach;
    double y = ray[1] + ray[4] * reach;
    double z = ray[2] + ray[5] * reach;
    double length = Math.sqrt(x * x + y * y + z * z);
    double across = 0.5 + Math.atan2(x, z) / (2 * Math.PI);
    double down = Math.acos(Math.clamp(y / length, -1, 1)) / Math.PI;
    u[at] = (int) ((across * picture.width() - 0.5) * Texture.PARTS);
    v[at] = (int) ((down * picture.height() - 0.5) * Texture.PARTS);
    return cover;
  }
}
