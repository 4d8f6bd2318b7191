package io.kinora.engine.work;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.TenantId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The studios that there are, one a tenant to work in. Several may be in one at once; one that is
/// old or full is given to nobody any more, and cleared away when the last has left it.
/// Thread-safe.
final class FrameStudios implements AutoCloseable {

  /// So long a file that its server has changed is shown as it was.
  private static final Duration AGE_MAX = Duration.ofMinutes(10);

  private static final long BYTES_MAX = 1L << 30;
  private static final int STUDIOS_MAX = 4;

  /// Of one tenant; more wait for each other anyway.
  private static final int USERS_MAX = 8;

  private final Function<TenantId, FrameStudio> setting;
  private final InstantSource clock;
  private final Map<TenantId, FrameStudio> newest = new HashMap<>();
  private final Map<FrameStudio, Integer> users = new HashMap<>();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("frame-studios").factory());

  FrameStudios(Function<TenantId, FrameStudio> setting, InstantSource clock) {
    this.setting = setting;
    this.clock = clock;
    var _ = timer.scheduleWithFixedDelay(this::clear, 1, 1, TimeUnit.MINUTES);
  }

  static RuntimeException busy() {
    return new Failure(FailureCode.UNAVAILABLE, "too many frames are being drawn").asException();
  }

  /// A studio for somebody who gives it back.
  ///
  /// @throws io.kinora.infra.base.FailureException `UNAVAILABLE` when too many use them
  synchronized FrameStudio take(TenantId tenant) {
    clear();
    FrameStudio studio = newest.get(tenant);
    if (studio == null) {
      makeRoom();
      studio = setting.apply(tenant);
      newest.put(tenant, studio);
    }
    int count = users.merge(studio, 1, Integer::sum);
    if (count > USERS_MAX) {
      giveBack(studio);
      throw busy();
    }
    return studio;
  }

  synchronized void giveBack(FrameStudio studio) {
    users.merge(studio, -1, Integer::sum);
    clear();
  }

  /// Clears away what is old or full, as soon as nobody uses it.
  synchronized void clear() {
    newest.values().removeIf(this::isWorn);
    List<FrameStudio> idle = users.keySet().stream()
        .filter(studio -> userCount(studio) == 0 && !newest.containsValue(studio))
        .toList();
    idle.forEach(this::close);
  }

  private int userCount(@Nullable FrameStudio studio) {
    return users.getOrDefault(studio, 0);
  }

  private boolean isWorn(FrameStudio studio) {
    return studio.byteCount() > BYTES_MAX || studio.since().plus(AGE_MAX).isBefore(clock.instant());
  }

  /// The oldest studio that nobody is in gives way to a tenant who has none.
  private void makeRoom() {
    if (newest.size() < STUDIOS_MAX) {
      return;
    }
    Map.Entry<TenantId, FrameStudio> oldest = newest.entrySet().stream()
        .filter(entry -> userCount(entry.getValue()) == 0)
        .min(Map.Entry.comparingByValue(Comparator.comparing(FrameStudio::since)))
        .orElseThrow(FrameStudios::busy);
    newest.remove(oldest.getKey());
    close(oldest.getValue());
  }

  private void close(FrameStudio studio) {
    users.remove(studio);
    studio.close();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    synchronized (this) {
      newest.clear();
      List.copyOf(users.keySet()).forEach(this::close);
    }
  }
}
