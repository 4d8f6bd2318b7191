package io.kinora.engine.upload;

import io.kinora.infra.base.Pause;
import io.kinora.infra.base.RandomKey;
import io.kinora.infra.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Turns among the requests of all processes that share a database: first in this process, then by
/// a lease in a row.
record Leases(Turns here, Database database, Duration patience, InstantSource clock)
    implements Turns {

  private static final int TRIES_THAT_GROW = 5;

  @Override
  public Turn take(UploadId id, Runnable breakOff) throws UploadLockedException {
    long end = System.nanoTime() + patience.toNanos();
    Turn turn = here.take(id, breakOff);
    try {
      String holder = RandomKey.of128Bits();
      awaitLease(id, holder, end);
      return Lease.begin(new Lease.Ground(database, clock, id, holder), turn, breakOff);
    } catch (UploadLockedException | RuntimeException failure) {
      turn.close();
      throw failure;
    }
  }

  private void awaitLease(UploadId id, String holder, long end) throws UploadLockedException {
    for (int tries = 0; !isTaken(id, holder); tries++) {
      if (System.nanoTime() > end) {
        throw new UploadLockedException();
      }
      pause(tries);
    }
  }

  private boolean isTaken(UploadId id, String holder) {
    return database.inTransaction(transaction -> {
      Instant now = clock.instant();
      Instant expires = now.plus(Lease.LIFE);
      boolean isTaken = TurnTable.take(transaction.handle(), id, holder, now, expires);
      if (!isTaken) {
        TurnTable.want(transaction.handle(), id);
      }
      return isTaken;
    });
  }

  /// Mostly the other one has answered its client already, and is about to give its turn back.
  private static void pause(int tries) throws UploadLockedException {
    try {
      Pause.of(Duration.ofMillis(10L << Math.min(tries, TRIES_THAT_GROW)));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // The server stops: nobody writes any more.
      throw new UploadLockedException();
    }
  }

  @Override
  public void breakOff(UploadId id) {
    here.breakOff(id);
  }
}
