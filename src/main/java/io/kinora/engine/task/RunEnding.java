package io.kinora.engine.task;

import java.util.Locale;

/// What became of a task when a run of it ended.
public enum RunEnding {
  /// It is done.
  DONE,
  /// It has failed for good.
  FAILED,
  /// It is run again after a pause.
  RETRIED,
  /// Its client wanted it no more.
  CANCELLED,
  /// It is run again by another process, because this one leaves.
  GIVEN_BACK,
  /// It is run again later, because more urgent work wanted its thread.
  YIELDED,
  /// It was another process's already: what this run did is dropped.
  REPLACED;

  /// As metrics call it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
