package io.kinora.engine.task;

import java.time.Duration;

/// Where a task came from.
///
/// @param dialect  which way in took it, and words its callbacks
/// @param context  what that dialect wants to find again with the task; the engine does not read it
/// @param lifetime how long the task is remembered from its end; longer while it has files
public record Origin(String dialect, String context, Duration lifetime) {

  private static final Duration USUAL = Duration.ofDays(30);

  public Origin {
    if (!lifetime.isPositive()) {
      throw new IllegalArgumentException("lifetime must be positive, is " + lifetime);
    }
  }

  /// Of a task that is remembered for 30 days.
  public Origin(String dialect, String context) {
    this(dialect, context, USUAL);
  }

  public Origin withLifetime(Duration changed) {
    return new Origin(dialect, context, changed);
  }
}
