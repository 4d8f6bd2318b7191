package io.kinora.engine.task;

import io.kinora.infra.base.RunCost;
import io.kinora.infra.base.Tracer;
import java.time.Duration;

/// Is told what becomes of runs, to count it. It is called on the threads of the lanes, answers at
/// once and throws nothing.
public interface RunObserver {

  /// Counts nothing.
  RunObserver NOBODY = new RunObserver() {
    @Override
    public void ended(String kind, RunEnding ending, Duration took, RunCost cost) {}

    @Override
    public void sent(String errand, RunCost cost) {}

    @Override
    public void foundDead(Lane lane) {}
  };

  /// Who follows runs in traces.
  default Tracer tracer() {
    return Tracer.NOBODY;
  }

  /// A run of this process has ended, and that is committed.
  void ended(String kind, RunEnding ending, Duration took, RunCost cost);

  /// An errand was tried once, whatever came of it.
  ///
  /// @param errand the name of its sort
  void sent(String errand, RunCost cost);

  /// An execution was found whose process is not heard of any more; it is run again.
  void foundDead(Lane lane);

  /// How much memory the runs of this process have taken now has changed, or how many wait for it.
  ///
  /// @param megabytes in MiB
  default void memoryTaken(int megabytes, int waiting) {}
}
