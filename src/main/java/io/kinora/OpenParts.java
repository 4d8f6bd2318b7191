package io.kinora;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The parts of a server that are to be closed, last opened first. It belongs to one thread at a
/// time.
final class OpenParts implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OpenParts.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  <T extends AutoCloseable> T add(T part) {
    parts.push(part);
    return part;
  }

  /// Has `part` closed before all that are open now.
  void closeFirst(AutoCloseable part) {
    parts.remove(part);
    parts.push(part);
  }

  /// Closes all, also when one of them fails.
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception failure) { // All that the interface declares; the others go on.
        LOG.warn("{} did not close in order.", part.getClass().getSimpleName(), failure);
      }
    }
  }
}
