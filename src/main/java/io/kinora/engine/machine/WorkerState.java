package io.kinora.engine.machine;

import java.util.Locale;

/// What a process does, as it says itself.
public enum WorkerState {
  /// It picks work.
  WORKING,
  /// It picks nothing new; something may run.
  PAUSED,
  /// It picks nothing new, and something runs still.
  DRAINING,
  /// It picks nothing new, and nothing runs any more.
  DRAINED;

  /// As it stands in the database.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static WorkerState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
