package io.kinora.cli.bench;

import io.kinora.infra.base.Pause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Watches the most memory that this process and its children together have while it is open. Linux
/// only.
final class PeakMemory implements AutoCloseable {

  private static final Duration PERIOD = Duration.ofMillis(50);

  private final AtomicLong ownKib = new AtomicLong();
  private final AtomicLong childrenKib = new AtomicLong();
  private final Thread watch = Thread.ofVirtual().name("peak-memory").start(this::watch);

  private void watch() {
    try {
      while (true) {
        look();
        Pause.of(PERIOD);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // Closed.
    }
  }

  private void look() {
    ownKib.accumulateAndGet(residentKib(ProcessHandle.current()), Math::max);
    try (Stream<ProcessHandle> children = ProcessHandle.current().descendants()) {
      long together = children
          .filter(child -> !isOurselves(child))
          .mapToLong(PeakMemory::residentKib)
          .sum();
      childrenKib.accumulateAndGet(together, Math::max);
    }
  }

  /// For a moment a new process still is a second name of this one, with all of its memory.
  private static boolean isOurselves(ProcessHandle child) {
    return child.info().command().equals(ProcessHandle.current().info().command());
  }

  private static long residentKib(ProcessHandle process) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException _) { // It has ended.
      return 0;
    }
  }

  long ownMib() {
    return ownKib.get() >> 10;
  }

  long childrenMib() {
    return childrenKib.get() >> 10;
  }

  @Override
  public void close() {
    watch.interrupt();
  }
}
