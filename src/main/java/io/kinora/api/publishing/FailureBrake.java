package io.kinora.api.publishing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Counts the wrong secrets that are shown for each client. Only failures are slowed down, so that
/// nobody can lock a client out. All threads may use it.
///
/// Source: the publishing contract, section 4.1.
final class FailureBrake {

  private static final int FAILURES_MAX = 10;
  private static final Duration WINDOW = Duration.ofSeconds(60);

  /// Strangers choose what they call themselves: so many are remembered, each so long.
  private static final int CLIENTS_MAX = 10_000;

  private static final int NAME_LENGTH_MAX = 64;

  private final InstantSource clock;

  private final Map<String, Deque<Instant>> failures = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
      return size() > CLIENTS_MAX;
    }
  };

  FailureBrake(InstantSource clock) {
    this.clock = clock;
  }

  /// Counts a failure.
  ///
  /// @return how long to wait, where there were too many before
  synchronized Optional<Duration> count(String client) {
    Instant now = clock.instant();
    String name = client.substring(0, Math.min(NAME_LENGTH_MAX, client.length()));
    Deque<Instant> recent = failures.computeIfAbsent(name, _ -> new ArrayDeque<>());
    while (!recent.isEmpty() && !now.isBefore(recent.getFirst().plus(WINDOW))) {
      recent.removeFirst();
    }
    if (recent.size() >= FAILURES_MAX) {
      return Optional.of(Duration.between(now, recent.getFirst().plus(WINDOW)));
    }
    recent.addLast(now);
    return Optional.empty();
  }
}
