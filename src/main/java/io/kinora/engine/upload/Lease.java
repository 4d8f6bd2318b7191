package io.kinora.engine.upload;

import io.kinora.infra.db.Database;
import io.kinora.infra.db.SqlWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A turn that other processes know of: it lasts while it is renewed. Its fence stops whoever stood
/// still for so long that another took it.
final class Lease implements Turn {

  /// After it others go on with what a process that died was writing.
  static final Duration LIFE = Duration.ofSeconds(20);

  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final int BEATS_A_RENEWAL = 5;

  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

  private final Ground ground;
  private final Turn here;
  private final Runnable breakOff;
  private final CountDownLatch closed = new CountDownLatch(1);

  /// @param holder a word that nobody else uses
  record Ground(Database database, InstantSource clock, UploadId upload, String holder) {

    private Instant expiry() {
      return clock.instant().plus(LIFE);
    }
  }

  private Lease(Ground ground, Turn here, Runnable breakOff) {
    this.ground = ground;
    this.here = here;
    this.breakOff = breakOff;
  }

  /// @param here     the turn in this process, closed with this one
  /// @param breakOff ends the request, where another process wants or has its turn
  static Lease begin(Ground ground, Turn here, Runnable breakOff) {
    var lease = new Lease(ground, here, breakOff);
    var _ = Thread.ofVirtual().name("upload-lease").start(lease::beat);
    return lease;
  }

  private void beat() {
    try {
      boolean isMine = true;
      for (int beats = 1;
          isMine && !closed.await(BEAT.toMillis(), TimeUnit.MILLISECONDS);
          beats++) {
        isMine = isMineAfter(beats);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // Nobody does so but the end of the process.
    }
  }

  private boolean isMineAfter(int beats) {
    try {
      Optional<Boolean> isWanted = ground
          .database()
          .read(handle -> TurnTable.findWanted(handle, ground.upload(), ground.holder()));
      if (isWanted.orElse(true)) {
        breakOffUnlessClosed();
      } else if (beats % BEATS_A_RENEWAL == 0) {
        ground.database().transact(it -> fence().run(it.handle()));
      }
      return isWanted.isPresent();
    } catch (UploadFaultException _) {
      return true; // Found at the next beat.
    } catch (RuntimeException failure) { // The database is away; the fence sees to the rest.
      LOG.warn("The turn of an upload was not looked at or renewed.", failure);
      return true;
    }
  }

  private synchronized void breakOffUnlessClosed() {
    if (closed.getCount() > 0) {
      breakOff.run();
    }
  }

  @Override
  public SqlWork fence() {
    return handle -> {
      if (!TurnTable.renew(handle, ground.upload(), ground.holder(), ground.expiry())) {
        throw new UploadFault.Overtaken().asException();
      }
    };
  }

  @Override
  public void close() {
    try (here) {
      synchronized (this) {
        closed.countDown();
      }
      ground
          .database()
          .transact(it -> TurnTable.release(it.handle(), ground.upload(), ground.holder()));
    }
  }
}
