package io.kinora.media.render.ink;

import java.util.Arrays;

/// How far each pixel is from the edge of what is covered: outside more than zero, inside less.
///
/// Each pixel on an edge tells where in it the edge runs, by its cover and by the direction in
/// which
/// covers grow; all others take the nearest of these points. Source: Gustavson and Strand,
/// "Anti-aliased Euclidean distance transform", for the first; Felzenszwalb and Huttenlocher,
/// "Distance transforms of sampled functions", for the second.
final class Distance {

  private static final float FAR = 1e6f;
  private static final float EMPTY = 1 / 256f;
  private static final float DIAGONAL = (float) (1 / Math.sqrt(2));

  private final int width;
  private final int height;
  private final float[] covers;

  /// Where the edge runs in a pixel, from its middle.
  private final float[] edgeX;

  private final float[] edgeY;

  /// The row of the nearest edge in the same column; -1 where there is none.
  private final int[] nearest;

  private Distance(float[] covers, int width, int height) {
    this.covers = covers;
    this.width = width;
    this.height = height;
    edgeX = new float[covers.length];
    edgeY = new float[covers.length];
    nearest = new int[covers.length];
  }

  /// @param covers of each pixel, 0 to 1
  static float[] of(float[] covers, int width, int height) {
    var distance = new Distance(covers, width, height);
    distance.findEdges();
    distance.findNearestInColumns();
    return distance.measure();
  }

  private void findEdges() {
    Arrays.fill(nearest, -1);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = y * width + x;
        if (isEdge(x, y, covers[at])) {
          nearest[at] = y;
          placeEdge(x, y, covers[at]);
        }
      }
    }
  }

  private boolean isEdge(int x, int y, float cover) {
    if (cover > EMPTY && cover < 1 - EMPTY) {
      return true;
    }
    // An edge may run between pixels; then it belongs to the covered ones.
    return cover >= 1 - EMPTY
        && (cover(x - 1, y) < EMPTY
            || cover(x + 1, y) < EMPTY
            || cover(x, y - 1) < EMPTY
            || cover(x, y + 1) < EMPTY);
  }

  private float cover(int x, int y) {
    return x < 0 || y < 0 || x >= width || y >= height ? 0 : covers[y * width + x];
  }

  private void placeEdge(int x, int y, float cover) {
    float nw = cover(x - 1, y - 1) * DIAGONAL;
    float ne = cover(x + 1, y - 1) * DIAGONAL;
    float sw = cover(x - 1, y + 1) * DIAGONAL;
    float se = cover(x + 1, y + 1) * DIAGONAL;
    float growX = ne + se - nw - sw + cover(x + 1, y) - cover(x - 1, y);
    float growY = sw + se - nw - ne + cover(x, y + 1) - cover(x, y - 1);
    float length = (float) Math.sqrt(growX * growX + growY * growY);
    if (length < 1e-4f) {
      return; // A speck: its edge is taken to run through its middle.
    }
    float far = toEdge(Math.abs(growX) / length, Math.abs(growY) / length, cover);
    edgeX[y * width + x] = growX / length * far;
    edgeY[y * width + x] = growY / length * far;
  }

  /// How far the edge is from the middle of a pixel, in the direction in which covers grow.
  private static float toEdge(float one, float other, float cover) {
    float steep = Math.max(one, other);
    float flat = Math.min(one, other);
    float corner = flat / (2 * steep);
    if (cover < corner) {
      return (float) ((steep + flat) / 2 - Math.sqrt(2 * steep * flat * cover));
    }
    if (cover <= 1 - corner) {
      return (0.5f - cover) * steep;
    }
    return (float) (-(steep + flat) / 2 + Math.sqrt(2 * steep * flat * (1 - cover)));
  }

  private void findNearestInColumns() {
    for (int y = 1; y < height; y++) {
      for (int at = y * width; at < (y + 1) * width; at++) {
        if (nearest[at] < 0) {
          nearest[at] = nearest[at - width];
        }
      }
    }
    for (int y = height - 2; y >= 0; y--) {
      for (int at = y * width; at < (y + 1) * width; at++) {
        int below = nearest[at + width];
        if (below > y && (nearest[at] < 0 || below - y < y - nearest[at])) {
          nearest[at] = below;
        }
      }
    }
  }

  private float[] measure() {
    var out = new float[covers.length];
    var columns = new int[width];
    var borders = new float[width + 1];
    for (int y = 0; y < height; y++) {
      int count = envelope(y, columns, borders);
      if (count == 0) {
        Arrays.fill(out, y * width, (y + 1) * width, FAR);
        continue;
      }
      int site = 0;
      for (int x = 0; x < width; x++) {
        while (site < count - 1 && borders[site + 1] < x) {
          site++;
        }
        int at = y * width + x;
        float square = square(x, y, columns[site]);
        if (site > 0) {
          square = Math.min(square, square(x, y, columns[site - 1]));
        }
        if (site < count - 1) {
          square = Math.min(square, square(x, y, columns[site + 1]));
        }
        float far = (float) Math.sqrt(square);
        out[at] = covers[at] > 0.5f ? -far : far;
      }
    }
    return out;
  }

  /// The columns whose nearest edges are nearest somewhere in a row, with the borders between
  /// them.
  ///
  /// @return how many
  private int envelope(int y, int[] columns, float[] borders) {
    int count = 0;
    for (int x = 0; x < width; x++) {
      int row = nearest[y * width + x];
      if (row < 0) {
        continue;
      }
      float own = (float) (row - y) * (row - y) + (float) x * x;
      float border = Float.NEGATIVE_INFINITY;
      while (count > 0) {
        int before = columns[count - 1];
        int up = nearest[y * width + before] - y;
        border = (own - ((float) up * up + (float) before * before)) / (2 * (x - before));
        if (border > borders[count - 1]) {
          break;
        }
        count--;
      }
      columns[count] = x;
      borders[count] = count == 0 ? Float.NEGATIVE_INFINITY : border;
      count++;
    }
    return count;
  }

  /// To the edge that is nearest in a column.
  private float square(int x, int y, int column) {
    int row = nearest[y * width + column];
    int at = row * width + column;
    float dx = column + edgeX[at] - x;
    float dy = row + edgeY[at] - y;
    return dx * dx + dy * dy;
  }
}
