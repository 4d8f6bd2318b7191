package io.kinora.engine.task;

/// One kind of work: what the engine calls to have a task done.
///
/// Many threads call [#run(Run)] at once, each for another task.
public interface Work {

  /// The word that orders name it by.
  String kind();

  Lane lane();

  /// Does the work of one run.
  ///
  /// A `FailureException` says why it could not be done, and by its code whether another try is
  /// worth it. Whatever else is thrown counts as a mistake of ours.
  ///
  /// @throws InterruptedException when the run was stopped; see [Run#shouldStop()]
  RunResult run(Run run) throws InterruptedException;
}
