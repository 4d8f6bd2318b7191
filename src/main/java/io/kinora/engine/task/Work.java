package io.kinora.engine.task;

import java.util.OptionalInt;

/// One kind of work: what the engine calls to have a task done.
///
/// Many threads call [#run(Run)] at once, each for another task.
public interface Work {

  /// The word that orders name it by.
  String kind();

  Lane lane();

  /// How many runs of a task may fail or end with their worker, both together, until it has failed
  /// for good; empty for as many as of most kinds.
  default OptionalInt triesMax() {
    return OptionalInt.empty();
  }

  /// Does the work of one run.
  ///
  /// A `FailureException` says why it could not be done, and by its code whether another try is
  /// worth it. Whatever else is thrown counts as a mistake of ours.
  ///
  /// @throws InterruptedException when the run was stopped; see [Run#shouldStop()]
  RunResult run(Run run) throws InterruptedException;
}
