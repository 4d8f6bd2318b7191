package io.kinora.engine.task.fake;

import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.Work;
import java.util.OptionalInt;

/// Work that a test writes down where it is needed.
///
/// @param kind the kind it works at
public record FakeWork(
    String kind, Lane lane, OptionalInt triesMax, boolean areDeathsTries, Body body)
    implements Work {

  public FakeWork(String kind, Lane lane, Body body) {
    this(kind, lane, OptionalInt.empty(), false, body);
  }

  /// What is done.
  @FunctionalInterface
  public interface Body {
    RunResult run(Run run) throws InterruptedException;
  }

  /// Work in the lane `QUICK`.
  public static FakeWork of(String kind, Body body) {
    return new FakeWork(kind, Lane.QUICK, body);
  }

  public FakeWork withTriesMax(int count) {
    return new FakeWork(kind, lane, OptionalInt.of(count), areDeathsTries, body);
  }

  public FakeWork countingDeaths() {
    return new FakeWork(kind, lane, triesMax, true, body);
  }

  @Override
  public RunResult run(Run run) throws InterruptedException {
    return body.run(run);
  }
}
