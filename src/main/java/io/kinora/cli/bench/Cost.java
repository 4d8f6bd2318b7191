package io.kinora.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What a piece of work took.
///
/// @param wallSeconds from its begin to its end
/// @param cpuSeconds of this process and of all children that have ended, compiler and collector
///     of the JVM included
record Cost(double wallSeconds, double cpuSeconds) {

  private static final double TICKS_PER_SECOND = 100;

  static Cost of(Runnable work) {
    double cpu = usedCpuSeconds();
    long begin = System.nanoTime();
    work.run();
    return new Cost((System.nanoTime() - begin) / 1e9, usedCpuSeconds() - cpu);
  }

  /// Own time and that of the children waited for: the kernel adds up both. Linux only.
  private static double usedCpuSeconds() {
    return ownSeconds(11, 15); // utime, stime, cutime, cstime
  }

  /// That of the children alone.
  static double usedByChildrenSeconds() {
    return ownSeconds(13, 15);
  }

  private static double ownSeconds(int first, int end) {
    try {
      return seconds("self", first, end);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// What another process has had, without its children; 0 of one that has ended, or lives on
  /// another machine.
  static double usedBySeconds(long process) {
    try {
      return seconds(String.valueOf(process), 11, 13);
    } catch (IOException elsewhere) {
      return 0;
    }
  }

  private static double seconds(String process, int first, int end) throws IOException {
    String stat = Files.readString(Path.of("/proc", process, "stat"));
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
    double ticks = 0;
    for (String field : fields.subList(first, end)) {
      ticks += Long.parseLong(field);
    }
    return ticks / TICKS_PER_SECOND;
  }

  static Cost median(List<Cost> costs) {
    return new Cost(
        middle(costs, Comparator.comparingDouble(Cost::wallSeconds)).wallSeconds(),
        middle(costs, Comparator.comparingDouble(Cost::cpuSeconds)).cpuSeconds());
  }

  static Cost min(List<Cost> costs) {
    return new Cost(
        costs.stream().mapToDouble(Cost::wallSeconds).min().orElseThrow(),
        costs.stream().mapToDouble(Cost::cpuSeconds).min().orElseThrow());
  }

  private static Cost middle(List<Cost> costs, Comparator<Cost> order) {
    return costs.stream().sorted(order).toList().get(costs.size() / 2);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "wall %6.2f s   CPU %6.2f s", wallSeconds, cpuSeconds);
  }
}
