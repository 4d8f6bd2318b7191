package io.kinora.engine.task;

import java.time.Duration;

/// Is told what becomes of runs, to count it. It is called on the threads of the lanes, answers at
/// once and throws nothing.
public interface RunObserver {

  /// Counts nothing.
  RunObserver NOBODY = new RunObserver() {
    @Override
    public void ended(String kind, RunEnding ending, Duration took) {}

    @Override
    public void foundDead(Lane lane) {}
  };

  /// A run of this process has ended, and that is committed.
  void ended(String kind, RunEnding ending, Duration took);

  /// An execution was found whose process is not heard of any more; it is run again.
  void foundDead(Lane lane);

  /// How much memory the runs of this process have taken now has changed, or how many wait for it.
  ///
  /// @param megabytes in MiB
  default void memoryTaken(int megabytes, int waiting) {}
}
