package io.kinora.engine.task;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Has errands done, from inside the transactions of those who need them.
public final class Errands {

  private Errands() {}

  /// Has `errand` run for `subject` within a second after the commit. One that is running will
  /// see what this transaction writes when it asks what is left to do.
  ///
  /// @param errand see [Errand#name()]
  /// @param now    by the clock of this machine, which may be ahead of the database's
  public static void makeDue(Handle handle, String errand, String subject, Instant now) {
    ExecutionTable.makeDue(handle, errand, subject, now);
  }

  /// Tells whether `errand` will run for `subject`, now or later.
  public static boolean isToRun(Handle handle, String errand, String subject) {
    return ExecutionTable.isThere(handle, errand, subject);
  }
}
