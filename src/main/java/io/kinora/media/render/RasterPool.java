package io.kinora.media.render;

import io.kinora.media.render.raster.Raster;
import java.util.ArrayDeque;
import java.util.Deque;

/// Rasters that were used and may be used again: to make one anew takes longer than to draw on it.
/// For one thread.
final class RasterPool {

  /// More at once are needed only by films that nest many filters.
  private static final int KEPT_MAX = 4;

  private final Deque<Raster> free = new ArrayDeque<>();

  /// A raster that one sees through everywhere.
  Raster clear(int width, int height) {
    for (Raster raster : free) {
      if (raster.width() == width && raster.height() == height) {
        free.remove(raster);
        raster.fill(0, 0, 0, 0);
        return raster;
      }
    }
    return Raster.clear(width, height);
  }

  /// @param raster nobody may look at any more
  void giveBack(Raster raster) {
    free.addFirst(raster);
    if (free.size() > KEPT_MAX) {
      free.removeLast();
    }
  }
}
