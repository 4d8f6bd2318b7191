package io.kinora.cli.bench;

import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Origin;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskOrder;
import io.kinora.engine.task.Work;
import io.kinora.infra.base.Pause;
import io.kinora.infra.base.TenantId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/// A trivial task that notes how long after its submission it is run. Thread-safe.
final class Noted implements Work {
  private static final String KIND = "noted";
  private static final Origin NOBODY = new Origin("bench", "{}", Duration.ofMinutes(1));

  private final BlockingQueue<Double> millis = new LinkedBlockingQueue<>();

  static TaskOrder order(TenantId tenant) {
    return TaskOrder.of(tenant, KIND, String.valueOf(micros()), NOBODY);
  }

  /// Submits `count` of them at a steady rate.
  ///
  /// @param tenant of each, by its number from 0
  static void submit(TaskEngine engine, long count, int perSecond, LongFunction<TenantId> tenant)
      throws InterruptedException {
    long begin = System.nanoTime();
    for (long number = 0; number < count; number++) {
      Pause.of(Duration.ofNanos(
          Math.max(0, begin + number * 1_000_000_000L / perSecond - System.nanoTime())));
      var _ = engine.submit(List.of(order(tenant.apply(number))));
    }
  }

  private static long micros() {
    var now = InstantSource.system().instant();
    return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Lane lane() {
    return Lane.QUICK;
  }

  @Override
  public RunResult run(Run run) {
    millis.add((micros() - Long.parseLong(run.parameters())) / 1e3);
    return new RunResult("null");
  }

  /// Waits until so many were run.
  ///
  /// @return the milliseconds of each
  List<Double> take(int count) throws InterruptedException {
    var taken = new ArrayList<Double>();
    for (int number = 0; number < count; number++) {
      taken.add(millis.take());
    }
    return taken;
  }

  List<Double> millisUntilQuiet(Duration quiet) throws InterruptedException {
    var all = new ArrayList<Double>();
    all.add(millis.take());
    for (Double next = millis.poll(quiet.toMillis(), TimeUnit.MILLISECONDS);
        next != null;
        next = millis.poll(quiet.toMillis(), TimeUnit.MILLISECONDS)) {
      all.add(next);
    }
    return all;
  }
}
