/// A picture as light: what a camera would see at each point.
interface Photo {

  /// Upright, as people see it.
  Format format();

  Shot shot();

  /// The light at a point. The middle is 0, 0; y is up; the shorter side goes from −1 to 1.
  /// Called by several threads.
  Light at(double x, double y);

  /// @param width in pixels
  /// @param height in pixels
  record Format(int width, int height) {

    static final Format LANDSCAPE = new Format(3000, 2000);
    static final Format PORTRAIT = new Format(2000, 3000);
  }
}
