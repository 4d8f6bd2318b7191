package io.kinora.engine.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How long to wait between the tries to deliver news. Source: the publishing contract, section
/// 17.
final class RetryPlan {

  /// Before the second try, the third, and so on.
  private static final List<Duration> PAUSES = List.of(
      Duration.ofSeconds(5),
      Duration.ofMinutes(5),
      Duration.ofMinutes(30),
      Duration.ofHours(2),
      Duration.ofHours(5),
      Duration.ofHours(10),
      Duration.ofHours(14),
      Duration.ofHours(20),
      Duration.ofHours(24));

  /// Up to so much of a pause is added to it: what failed together does not come back together.
  private static final double JITTER = 0.2;

  private RetryPlan() {}

  /// The pause after some failed tries; empty where there is no other try.
  ///
  /// @param failures how many have failed, at least 1
  /// @param chance   0 to 1
  static Optional<Duration> pauseAfter(int failures, double chance) {
    if (failures > PAUSES.size()) {
      return Optional.empty();
    }
    Duration pause = PAUSES.get(failures - 1);
    return Optional.of(pause.plusMillis((long) (pause.toMillis() * JITTER * chance)));
  }
}
