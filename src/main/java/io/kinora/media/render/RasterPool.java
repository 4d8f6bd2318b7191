package io.kinora.media.render;

import io.kinora.media.render.raster.Patch;
import io.kinora.media.render.raster.Raster;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Rasters that were used and may be used again: to make one anew takes longer than to draw on it.
/// For one thread.
final class RasterPool {

  /// More at once are needed only by films that nest many filters.
  private static final int KEPT_MAX = 4;

  private final Deque<Raster> free = new ArrayDeque<>();

  /// A raster that one sees through everywhere.
  Raster clear(int width, int height) {
    Optional<Raster> used = used(width, height);
    used.ifPresent(it -> it.fill(0, 0, 0, 0));
    return used.orElseGet(() -> Raster.clear(width, height));
  }

  /// A raster that holds anything.
  Raster any(int width, int height) {
    return used(width, height).orElseGet(() -> Raster.clear(width, height));
  }

  /// A raster that one sees through in a part of it; beyond that it holds anything.
  Raster clear(int width, int height, Patch patch) {
    Optional<Raster> used = used(width, height);
    used.ifPresent(it -> it.clear(patch));
    return used.orElseGet(() -> Raster.clear(width, height));
  }

  private Optional<Raster> used(int width, int height) {
    for (Raster raster : free) {
      if (raster.width() == width && raster.height() == height) {
        free.remove(raster);
        return Optional.of(raster);
      }
    }
    return Optional.empty();
  }

  /// @param raster nobody may look at any more
  void giveBack(Raster raster) {
    free.addFirst(raster);
    if (free.size() > KEPT_MAX) {
      free.removeLast();
    }
  }
}
