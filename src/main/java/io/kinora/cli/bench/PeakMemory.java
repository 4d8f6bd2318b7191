package io.kinora.cli.bench;

import io.kinora.infra.base.Pause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// The most memory that the children of this process had at once while a piece of work was done.
/// Linux only.
final class PeakMemory {

  private static final Duration LOOK_EVERY = Duration.ofMillis(50);
  private static final long KIB_PER_MIB = 1024;

  private PeakMemory() {}

  /// @return resident MiB, of all children together
  static long mebibytesOf(Runnable work) {
    var peak = new AtomicLong();
    var isOver = new AtomicBoolean();
    Thread watch = Thread.ofVirtual().start(() -> watch(peak, isOver));
    try {
      work.run();
    } finally {
      isOver.set(true);
      watch.interrupt();
    }
    return peak.get() / KIB_PER_MIB;
  }

  private static void watch(AtomicLong peak, AtomicBoolean isOver) {
    try {
      while (!isOver.get()) {
        peak.accumulateAndGet(residentKib(), Math::max);
        Pause.of(LOOK_EVERY);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // The work is done.
    }
  }

  private static long residentKib() {
    try (Stream<ProcessHandle> children = ProcessHandle.current().descendants()) {
      return children.mapToLong(child -> residentKib(child.pid())).sum();
    }
  }

  private static long residentKib(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException _) {
      return 0; // It has ended meanwhile.
    }
  }
}
