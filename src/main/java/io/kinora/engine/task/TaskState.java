package io.kinora.engine.task;

import io.kinora.infra.base.Failure;
import java.time.Instant;

/// Where a task stands. `Done`, `Failed` and `Cancelled` are final.
public sealed interface TaskState {

  /// Others must be done first.
  ///
  /// @param by how many; at least one
  record Blocked(Instant since, int by) implements TaskState {}

  /// Its tenant has as many tasks in this lane as it may.
  record Waiting(Instant since) implements TaskState {}

  /// The next free worker takes it, or after a failure: the next one when its pause is over.
  record Queued(Instant since) implements TaskState {}

  /// @param attempt counts the runs of this task from 1
  record Running(Instant since, int attempt) implements TaskState {}

  record Done(Instant at) implements TaskState {}

  record Failed(Instant at, Failure failure) implements TaskState {}

  record Cancelled(Instant at) implements TaskState {}

  /// When the task came to stand here.
  default Instant entered() {
    return switch (this) {
      case Blocked blocked -> blocked.since();
      case Waiting waiting -> waiting.since();
      case Queued queued -> queued.since();
      case Running running -> running.since();
      case Done done -> done.at();
      case Failed failed -> failed.at();
      case Cancelled cancelled -> cancelled.at();
    };
  }

  /// Tells whether a task may go from here to `next`. The statements that move rows say the same
  /// in their `where`; the tests hold them against this.
  default boolean allows(TaskState next) {
    return switch (this) {
      case Blocked _ ->
        !(next instanceof Blocked || next instanceof Running || next instanceof Done);
      case Waiting _ -> next instanceof Queued || next instanceof Cancelled;
      case Queued _ -> // Waiting too: its tenant's share was made smaller.
        next instanceof Running || next instanceof Waiting || next instanceof Cancelled;
      case Running _ -> // Queued too: a failure or a leaving worker puts the task back.
        !(next instanceof Blocked || next instanceof Waiting);
      case Done _, Failed _, Cancelled _ -> false;
    };
  }

  default boolean isFinal() {
    return switch (this) {
      case Blocked _, Waiting _, Queued _, Running _ -> false;
      case Done _, Failed _, Cancelled _ -> true;
    };
  }

  /// One word, as it stands in the tables: `queued`, `done`.
  default String word() {
    return switch (this) {
      case Blocked _ -> "blocked";
      case Waiting _ -> "waiting";
      case Queued _ -> "queued";
      case Running _ -> "running";
      case Done _ -> "done";
      case Failed _ -> "failed";
      case Cancelled _ -> "cancelled";
    };
  }
}
