package io.kinora.engine.task;

import io.kinora.infra.base.Failure;

/// How a run ended.
sealed interface Outcome {

  record Finished(RunResult result) implements Outcome {}

  record Broke(Failure failure) implements Outcome {}

  record Stopped(StopReason reason) implements Outcome {}

  /// Why a run is to end early.
  enum StopReason {
    /// The client wants it no more.
    CANCELLED,
    /// This process leaves; another one runs the task again.
    LEAVING,
    /// More urgent work wants its thread; the task runs again later.
    YIELDED,
    /// Another process runs the task already: it had reason to think us dead.
    REPLACED
  }
}
