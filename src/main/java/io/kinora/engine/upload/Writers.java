package io.kinora.engine.upload;

import io.kinora.infra.db.SqlWork;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Turns among the requests of this process.
final class Writers implements Turns {

  private final Map<UploadId, Own> turns = new HashMap<>();
  private final Duration patience;

  /// @param patience how long a request that was broken off has to end
  Writers(Duration patience) {
    this.patience = patience;
  }

  /// One request's turn.
  private final class Own implements Turn {

    private final UploadId id;
    private final Runnable breakOff;

    private Own(UploadId id, Runnable breakOff) {
      this.id = id;
      this.breakOff = breakOff;
    }

    /// Nobody else can have it.
    @Override
    public SqlWork fence() {
      return SqlWork.NOTHING;
    }

    @Override
    public void close() {
      synchronized (turns) {
        turns.remove(id, this);
        turns.notifyAll();
      }
    }
  }

  @Override
  public Turn take(UploadId id, Runnable breakOff) throws UploadLockedException {
    var mine = new Own(id, breakOff);
    long end = System.nanoTime() + patience.toNanos();
    Own other = put(mine);
    while (other != mine) {
      other.breakOff.run();
      awaitEnd(other, end);
      other = put(mine);
    }
    return mine;
  }

  @Override
  public void breakOff(UploadId id) {
    Own turn;
    synchronized (turns) {
      turn = turns.get(id);
    }
    if (turn != null) {
      turn.breakOff.run();
    }
  }

  /// @return whose turn it is now
  private Own put(Own mine) {
    synchronized (turns) {
      return turns.computeIfAbsent(mine.id, _ -> mine);
    }
  }

  private void awaitEnd(Own other, long end) throws UploadLockedException {
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
