package io.kinora.api.publishing;

import io.kinora.api.http.Exchange;
import io.kinora.api.http.Watch;
import io.kinora.engine.publishing.Videos.WithUpload;
import io.kinora.infra.base.TenantId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets requests wait until a video comes to another phase. It looks again and again, so that it
/// sees what other processes do, too; between two looks a request holds nothing but its own thread.
/// All threads may use it.
///
/// Source: the publishing contract, section 8.2, `Prefer: wait`.
final class PhaseWatch {

  /// More requests of one tenant do not wait: they are answered at once.
  private static final int WAITING_MAX = 100;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(1);

  private final FindVideo find;
  private final Map<TenantId, Integer> waiting = new ConcurrentHashMap<>();

  PhaseWatch(FindVideo find) {
    this.find = find;
  }

  /// The video as it is now, or once it has come to another phase.
  ///
  /// @throws ProblemException where it is not there, or not any more
  WithUpload video(Call call) {
    WithUpload found = find.by(call);
    Optional<WaitPreference> wish = WaitPreference.find(call.exchange().headers("Prefer"));
    // One with a body cannot be seen to leave before that was read.
    if (wish.isEmpty() || call.exchange().announcedByteCount() != 0) {
      return found;
    }
    TenantId tenant = call.caller().tenant();
    if (waiting.merge(tenant, 1, Integer::sum) > WAITING_MAX) {
      leave(tenant);
      return found;
    }
    try {
      call.exchange().header("Preference-Applied", wish.get().toString());
      return changed(call, found, wish.get().length());
    } finally {
      leave(tenant);
    }
  }

  private void leave(TenantId tenant) {
    waiting.computeIfPresent(tenant, (_, count) -> count == 1 ? null : count - 1);
  }

  /// Who leaves, and a server that stops, are not waited for.
  private WithUpload changed(Call call, WithUpload first, Duration most) {
    Exchange exchange = call.exchange();
    var isOver = new CountDownLatch(1);
    long end = System.nanoTime() + most.toNanos();
    WithUpload now = first;
    try (Watch _ = exchange.watchPeer(isOver::countDown);
        Watch _ = exchange.watchStop(isOver::countDown)) {
      Duration pause = FIRST_PAUSE;
      while (isSamePhase(first, now) && System.nanoTime() < end) {
        long nanos = Math.min(pause.toNanos(), end - System.nanoTime());
        if (isOver.await(nanos, TimeUnit.NANOSECONDS)) {
          return now;
        }
        now = find.by(call);
        pause = longer(pause);
      }
    } catch (InterruptedException _) { // The server cannot wait for us any longer.
      Thread.currentThread().interrupt();
    }
    return now;
  }

  private static boolean isSamePhase(WithUpload first, WithUpload now) {
    return !now.video().phase().isFinal()
        && VideoWording.phase(now).equals(VideoWording.phase(first));
  }

  private static Duration longer(Duration pause) {
    Duration longer = pause.multipliedBy(2);
    return longer.compareTo(PAUSE_MAX) < 0 ? longer : PAUSE_MAX;
  }
}
