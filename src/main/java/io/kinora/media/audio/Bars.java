package io.kinora.media.audio;

import java.io.IOException;
import java.io.OutputStream;

/// Paints peaks as bars, row by row: the largest picture has 200 MB.
final class Bars {

  private final Waveform wish;
  private final int[] heights;

  /// @param columns the peak of each column, 0 to 1
  Bars(Waveform wish, double[] columns) {
    this.wish = wish;
    heights = new int[columns.length];
    for (int x = 0; x < columns.length; x++) {
      heights[x] = height(columns[x], wish.height() - 2 * wish.margin());
    }
  }

  /// The height of a bar that has as many pixels above the middle as below it.
  ///
  /// @param room the height of a bar at full scale
  static int height(double peak, int room) {
    double wished = peak * room;
    if (wished < 0.5) {
      return 0;
    }
    int odd = room % 2;
    return odd + 2 * (int) Math.round((wished - odd) / 2);
  }

  /// Writes red, green and blue of each pixel.
  void writeTo(OutputStream out) throws IOException {
    var row = new byte[3 * wish.width()];
    for (int y = 0; y < wish.height(); y++) {
      paint(y, row);
      out.write(row);
    }
  }

  private void paint(int y, byte[] row) {
    int fromMiddle = Math.abs(2 * y + 1 - wish.height()); // in half pixels
    for (int x = 0; x < heights.length; x++) {
      Colour colour =
          fromMiddle < heights[x] ? wish.paint().fill() : wish.paint().background();
      row[3 * x] = (byte) colour.red();
      row[3 * x + 1] = (byte) colour.green();
      row[3 * x + 2] = (byte) colour.blue();
    }
  }
}
