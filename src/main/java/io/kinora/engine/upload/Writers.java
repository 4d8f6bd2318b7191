package io.kinora.engine.upload;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Sees to it that only one request of this process writes to an upload: the newest. Thread-safe.
final class Writers {

  private final Map<UploadId, Turn> turns = new HashMap<>();
  private final Duration patience;

  /// @param patience how long a request that was broken off has to end
  Writers(Duration patience) {
    this.patience = patience;
  }

  /// One request's turn.
  final class Turn implements AutoCloseable {

    private final UploadId id;
    private final Runnable breakOff;

    private Turn(UploadId id, Runnable breakOff) {
      this.id = id;
      this.breakOff = breakOff;
    }

    @Override
    public void close() {
      synchronized (turns) {
        turns.remove(id, this);
        turns.notifyAll();
      }
    }
  }

  /// Ends the request whose turn it is, if there is one, and takes its place.
  ///
  /// @param breakOff ends this request when a newer one comes; called by other threads
  /// @throws UploadLockedException where the other one did not end
  Turn take(UploadId id, Runnable breakOff) throws UploadLockedException {
    var mine = new Turn(id, breakOff);
    long end = System.nanoTime() + patience.toNanos();
    Turn other = put(mine);
    while (other != mine) {
      other.breakOff.run();
      awaitEnd(other, end);
      other = put(mine);
    }
    return mine;
  }

  /// Ends the request whose turn it is, and does not wait for it.
  void breakOff(UploadId id) {
    Turn turn;
    synchronized (turns) {
      turn = turns.get(id);
    }
    if (turn != null) {
      turn.breakOff.run();
    }
  }

  /// @return whose turn it is now
  private Turn put(Turn mine) {
    synchronized (turns) {
      return turns.computeIfAbsent(mine.id, _ -> mine);
    }
  }

  private void awaitEnd(Turn other, long end) throws UploadLockedException {
    try {
      synchronized (turns) {
        while (turns.get(other.id) == other) {
          long millis = (end - System.nanoTime()) / 1_000_000;
          if (millis <= 0) {
            throw new UploadLockedException();
          }
          turns.wait(millis);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // The server stops: nobody writes any more.
      throw new UploadLockedException();
    }
  }
}
