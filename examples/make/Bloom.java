import java.util.stream.IntStream;

/// The soft shine around bright places that any lens has.
final class Bloom {

  /// Pixels of the film for one of the shine: it is too soft to need more.
  private static final int CELL = 8;
  private static final double STRENGTH = 0.10;
  private static final int[] RADII = {2, 6, 18};

  private Bloom() {}

  static void addTo(Light[][] film) {
    Light[][] shine = shrunk(film);
    for (int radius : RADII) {
      shine = softened(softened(shine, radius), radius);
      add(film, shine);
    }
  }

  private static Light[][] shrunk(Light[][] film) {
    var small = new Light[film.length / CELL][film[0].length / CELL];
    fill(small, (row, column) -> {
      Light sum = Light.NONE;
      for (int y = 0; y < CELL; y++) {
        for (int x = 0; x < CELL; x++) {
          sum = sum.plus(bright(film[row * CELL + y][column * CELL + x]));
        }
      }
      return sum.times(1.0 / (CELL * CELL));
    });
    return small;
  }

  private static Light bright(Light light) {
    return light.times(Curve.step(0.7, 2.5, light.brightness()));
  }

  private static Light[][] softened(Light[][] from, int radius) {
    return across(across(from, radius, 0, 1), radius, 1, 0);
  }

  private static Light[][] across(Light[][] from, int radius, int down, int right) {
    var to = new Light[from.length][from[0].length];
    fill(to, (row, column) -> {
      Light sum = Light.NONE;
      for (int step = -radius; step <= radius; step++) {
        int y = Math.clamp(row + step * down, 0, from.length - 1);
        int x = Math.clamp(column + step * right, 0, from[0].length - 1);
        sum = sum.plus(from[y][x]);
      }
      return sum.times(1.0 / (2 * radius + 1));
    });
    return to;
  }

  private static void add(Light[][] film, Light[][] shine) {
    fill(
        film,
        (row, column) -> film[row][column].plus(
            between(shine, (row + 0.5) / CELL - 0.5, (column + 0.5) / CELL - 0.5)
                .times(STRENGTH)));
  }

  private static Light between(Light[][] cells, double row, double column) {
    double y = Math.clamp(row, 0, cells.length - 1.001);
    double x = Math.clamp(column, 0, cells[0].length - 1.001);
    int top = (int) y;
    int left = (int) x;
    Light upper = cells[top][left].mix(cells[top][left + 1], x - left);
    Light lower = cells[top + 1][left].mix(cells[top + 1][left + 1], x - left);
    return upper.mix(lower, y - top);
  }

  private static void fill(Light[][] cells, Cell rule) {
    IntStream.range(0, cells.length).parallel().forEach(row -> {
      for (int column = 0; column < cells[row].length; column++) {
        cells[row][column] = rule.at(row, column);
      }
    });
  }

  private interface Cell {
    Light at(int row, int column);
  }
}
