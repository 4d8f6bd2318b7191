package io.kinora.engine.publishing;

import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.Work;

/// One step as the engine calls it.
record StepWork(Step step, Body body) implements Work {

  /// What is done.
  interface Body {
    RunResult run(Run run) throws InterruptedException;
  }

  @Override
  public String kind() {
    return step.kind();
  }

  /// Looking into a file takes a moment, all else the whole machine.
  @Override
  public Lane lane() {
    return step == Step.INSPECT ? Lane.QUICK : Lane.HEAVY;
  }

  @Override
  public RunResult run(Run run) throws InterruptedException {
    return body.run(run);
  }
}
