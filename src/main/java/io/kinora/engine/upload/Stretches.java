package io.kinora.engine.upload;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// A body in stretches that are worth a write: it comes in small pieces. For one thread.
final class Stretches {

  private static final int BYTES = 256 * 1024;

  private final InputStream body;
  private final byte[] buffer = new byte[BYTES];
  private @Nullable IOException brokenOff;
  private @Nullable RuntimeException refused;

  Stretches(InputStream body) {
    this.body = body;
  }

  /// Holds the stretch that was told last, from its beginning on.
  byte[] buffer() {
    return buffer;
  }

  /// How long the next stretch is; 0 at the end. What came before the body broke off is told
  /// first.
  int next() throws IOException {
    int filled = brokenOff == null && refused == null ? fill() : 0;
    if (filled == 0 && brokenOff != null) {
      throw brokenOff;
    }
    if (filled == 0 && refused != null) {
      throw refused;
    }
    return filled;
  }

  private int fill() {
    int filled = 0;
    try {
      int count = 0;
      while (count >= 0 && filled < BYTES) {
        count = body.read(buffer, filled, BYTES - filled);
        filled += Math.max(0, count);
      }
    } catch (IOException failure) {
      brokenOff = failure;
    } catch (RuntimeException failure) {
      refused = failure;
    }
    return filled;
  }
}
