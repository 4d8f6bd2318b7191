package io.kinora.engine.task;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/// Numbers tasks in the order they arrive: microseconds, made to rise within one process.
final class Arrivals {

  private final AtomicLong last = new AtomicLong();

  long next(Instant now) {
    return last.accumulateAndGet(
        now.toEpochMilli() * 1000, (before, micros) -> Math.max(before + 1, micros));
  }
}
