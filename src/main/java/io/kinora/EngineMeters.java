package io.kinora;

import io.kinora.engine.task.Lane;
import io.kinora.engine.task.RunEnding;
import io.kinora.engine.task.RunObserver;
import io.kinora.infra.base.RunCost;
import io.kinora.infra.base.Tracer;
import io.kinora.infra.observe.Metrics;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts what becomes of the runs of this process, and has them followed.
final class EngineMeters implements RunObserver {

  private static final String LOST_LEASES = "engine.leases.lost";

  private final Metrics metrics;
  private final AtomicInteger memoryMb = new AtomicInteger();
  private final AtomicInteger memoryWaits = new AtomicInteger();
  private final Tracer tracer;

  EngineMeters(Metrics metrics, Tracer tracer) {
    this.metrics = metrics;
    this.tracer = tracer;
    // There before the first is lost, so that its loss is seen as a rise.
    var _ = metrics.counter(LOST_LEASES, "how", "replaced");
    var _ = metrics.counter(LOST_LEASES, "how", "dead");
    metrics.gauge("engine.memory.taken.bytes", () -> (long) memoryMb.get() << 20);
    metrics.gauge("engine.memory.waits", memoryWaits::get);
  }

  @Override
  public void ended(String kind, RunEnding ending, Duration took, RunCost cost) {
    metrics.timer("engine.runs", "kind", kind, "outcome", ending.word()).record(took);
    if (ending == RunEnding.REPLACED) {
      metrics.counter(LOST_LEASES, "how", "replaced").increment();
    }
    count(kind, cost);
  }

  @Override
  public void sent(String errand, RunCost cost) {
    count(errand, cost);
  }

  private void count(String kind, RunCost cost) {
    metrics.counter("engine.cpu.seconds", "kind", kind).increment(cost.cpu().toNanos() / 1e9);
    cost.bytes()
        .forEach((way, count) ->
            metrics.counter("engine.bytes", "kind", kind, "way", way.word()).increment(count));
  }

  @Override
  public Tracer tracer() {
    return tracer;
  }

  @Override
  public void memoryTaken(int megabytes, int waiting) {
    memoryMb.set(megabytes);
    memoryWaits.set(waiting);
  }

  @Override
  public void foundDead(Lane lane) {
    metrics.counter(LOST_LEASES, "how", "dead").increment();
  }
}
