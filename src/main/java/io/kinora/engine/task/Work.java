package io.kinora.engine.task;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/// One kind of work: what the engine calls to have a task done.
///
/// Many threads call [#run(Run)] at once, each for another task.
public interface Work {

  /// The word that orders name it by.
  String kind();

  Lane lane();

  /// About how much memory a run takes beside what the process itself has, in MiB: that of the
  /// programs that it starts, above all. A run begins its work when its process has so much left.
  ///
  /// @param parameters of the task; where they make no sense, anything
  default int memoryMb(String parameters) {
    return 0;
  }

  /// How many runs of a task may fail until it has failed for good; empty for as many as of most
  /// kinds. At least as many may end with their process: it is seldom their fault.
  default OptionalInt triesMax() {
    return OptionalInt.empty();
  }

  /// Whether failures and runs that ended with their process are these tries together.
  default boolean areDeathsTries() {
    return false;
  }

  /// The pauses between tries of this kind, the last one for all that follow; empty for those of
  /// most kinds. They are kept as they are, without chance.
  default List<Duration> pauses() {
    return List.of();
  }

  /// Does the work of one run.
  ///
  /// A `FailureException` says why it could not be done, and by its code whether another try is
  /// worth it. Whatever else is thrown counts as a mistake of ours.
  ///
  /// @throws InterruptedException when the run was stopped; see [Run#shouldStop()]
  RunResult run(Run run) throws InterruptedException;
}
