package io.kinora.engine.publishing;

import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.Work;
import java.util.OptionalInt;

/// One step as the engine calls it.
///
/// @param tries how often at most
record StepWork(Step step, int tries, Body body) implements Work {

  /// Several sizes at once: about what two of `video.convert` take.
  private static final int ENCODE_MIB = 900;

  /// What is done.
  interface Body {
    RunResult run(Run run) throws InterruptedException;
  }

  @Override
  public String kind() {
    return step.kind();
  }

  /// Looking into a file takes a moment; of encodings few run at once.
  @Override
  public Lane lane() {
    return switch (step) {
      case INSPECT -> Lane.QUICK;
      case ENCODE -> Lane.BULK;
      case FINISH -> Lane.HEAVY;
    };
  }

  @Override
  public int memoryMb(String parameters) {
    return step == Step.ENCODE ? ENCODE_MIB : 0;
  }

  @Override
  public OptionalInt triesMax() {
    return OptionalInt.of(tries);
  }

  /// Source: publishing contract, section 8: after a restart, three attempts in all.
  @Override
  public boolean areDeathsTries() {
    return true;
  }

  @Override
  public RunResult run(Run run) throws InterruptedException {
    return body.run(run);
  }
}
