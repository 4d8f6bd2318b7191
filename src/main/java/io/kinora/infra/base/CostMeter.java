package io.kinora.infra.base;

import io.kinora.infra.base.RunCost.Way;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts what one piece of work costs, whichever threads of this process it is done on.
/// Thread-safe.
///
/// The thread that does the work is bound to its meter, so that what moves bytes deep below need
/// not be told whose they are; [Handover] binds the threads that it hands parts of the work to.
public final class CostMeter {

  private final LongAdder cpuNanos = new LongAdder();
  private final Map<Way, Long> byteCounts = new ConcurrentHashMap<>();

  /// The meter of what this thread does; empty where nobody wants to know what that costs.
  public static Optional<CostMeter> current() {
    return Handover.METER.isBound() ? Optional.of(Handover.METER.get()) : Optional.empty();
  }

  /// Counts bytes for what this thread does.
  public static void count(Way way, long byteCount) {
    current().ifPresent(it -> it.add(way, byteCount));
  }

  /// The same stream; what is read of it is counted for what this thread does now.
  public static InputStream counted(Way way, InputStream bytes) {
    return current().<InputStream>map(it -> it.new Counted(way, bytes)).orElse(bytes);
  }

  /// Does `work`, and counts what this thread computes meanwhile for what it does.
  ///
  /// @throws UnsupportedOperationException on a virtual thread: nobody knows what one computes
  public static void computing(Runnable work) {
    Optional<CostMeter> meter = current();
    if (meter.isEmpty()) {
      work.run();
      return;
    }
    long begin = OwnTime.THREADS.getCurrentThreadCpuTime();
    try {
      work.run();
    } finally {
      long took = OwnTime.THREADS.getCurrentThreadCpuTime() - begin;
      meter.get().addCpu(Duration.ofNanos(took));
    }
  }

  /// Does `work` on this thread; what it costs is counted here.
  public <T, X extends Throwable> T during(ScopedValue.CallableOp<? extends T, X> work) throws X {
    return ScopedValue.where(Handover.METER, this).call(work);
  }

  public void addCpu(Duration time) {
    cpuNanos.add(time.toNanos());
  }

  private void add(Way way, long byteCount) {
    byteCounts.merge(way, byteCount, Long::sum);
  }

  /// What has been counted until now.
  public RunCost soFar() {
    return new RunCost(Duration.ofNanos(cpuNanos.sum()), byteCounts);
  }

  /// Wakes the beans of the virtual machine when they are needed first: that takes a while.
  private static final class OwnTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  }

  private final class Counted extends ObservedStream {

    private final Way way;

    private Counted(Way way, InputStream bytes) {
      super(bytes);
      this.way = way;
    }

    @Override
    protected void passed(int count) {
      add(way, count);
    }
  }
}
