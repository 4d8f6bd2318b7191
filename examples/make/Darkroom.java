import java.awt.image.BufferedImage;
import java.util.stream.IntStream;

/// Makes a picture of light: exposes it, lets bright places bleed, and develops it as film.
final class Darkroom {

  /// Neighbours that differ by more than this in brightness are an edge.
  private static final double EDGE = 0.06;
  private static final double VIGNETTE = 0.22;
  private static final double GRAIN = 0.008;

  private final Photo photo;
  private final Photo.Format format;
  private final Light[][] film;
  private final Noise grain = new Noise(4711);

  private Darkroom(Photo photo, Photo.Format format) {
    this.photo = photo;
    this.format = format;
    film = new Light[format.height()][format.width()];
  }

  static BufferedImage develop(Photo photo, Photo.Format format) {
    var darkroom = new Darkroom(photo, format);
    darkroom.expose();
    darkroom.refineEdges();
    Bloom.addTo(darkroom.film);
    return darkroom.print();
  }

  private void expose() {
    rows().forEach(row -> {
      for (int column = 0; column < format.width(); column++) {
        film[row][column] = seen(column + 0.5, row + 0.5);
      }
    });
  }

  /// One look a pixel leaves stairs at sharp edges: those pixels get four more.
  private void refineEdges() {
    var rough = new boolean[format.height()][format.width()];
    rows().forEach(row -> {
      for (int column = 0; column < format.width(); column++) {
        rough[row][column] = isEdge(row, column);
      }
    });
    rows().forEach(row -> {
      for (int column = 0; column < format.width(); column++) {
        if (rough[row][column]) {
          film[row][column] = average(column, row);
        }
      }
    });
  }

  private boolean isEdge(int row, int column) {
    double here = shown(film[row][column].brightness());
    int right = Math.min(column + 1, format.width() - 1);
    int below = Math.min(row + 1, format.height() - 1);
    return Math.abs(here - shown(film[row][right].brightness())) > EDGE
        || Math.abs(here - shown(film[below][column].brightness())) > EDGE;
  }

  private Light average(int column, int row) {
    return seen(column + 0.375, row + 0.125)
        .plus(seen(column + 0.875, row + 0.375))
        .plus(seen(column + 0.625, row + 0.875))
        .plus(seen(column + 0.125, row + 0.625))
        .times(0.25);
  }

  private Light seen(double column, double row) {
    double unit = 2.0 / Math.min(format.width(), format.height());
    return photo.at((column - format.width() / 2.0) * unit, (format.height() / 2.0 - row) * unit);
  }

  private BufferedImage print() {
    var print = new BufferedImage(format.width(), format.height(), BufferedImage.TYPE_INT_RGB);
    rows().forEach(row -> {
      for (int column = 0; column < format.width(); column++) {
        print.setRGB(column, row, pixel(row, column));
      }
    });
    return print;
  }

  private int pixel(int row, int column) {
    double fromMiddle =
        Math.hypot(2.0 * column / format.width() - 1, 2.0 * row / format.height() - 1);
    Light light = film[row][column].times(1 - VIGNETTE * fromMiddle * fromMiddle);
    double speck = GRAIN * grain.at(column / 2.1, row / 2.1);
    return step(light.red(), speck) << 16
        | step(light.green(), speck) << 8
        | step(light.blue(), speck);
  }

  private static int step(double light, double speck) {
    return (int) Math.round(255 * Curve.clamp(shown(light) + speck));
  }

  /// A film's curve: dark tones stay deep, bright ones roll off instead of being cut.
  /// Source: the fit of the ACES curve by K. Narkowicz, then the screen's own curve.
  private static double shown(double light) {
    double exposed = Math.max(0, light) * 0.8;
    double curved = exposed * (2.51 * exposed + 0.03) / (exposed * (2.43 * exposed + 0.59) + 0.14);
    return Math.pow(Math.min(1, curved), 1 / 2.2);
  }

  private IntStream rows() {
    return IntStream.range(0, format.height()).parallel();
  }
}
