package io.kinora.cli.bench;

import io.kinora.infra.base.CostMeter;
import io.kinora.infra.base.WorkFolder;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// How much of the processor time that work takes is counted for it: each kind alone, against what
/// the system says of all children and of this process; then all at once, against each alone.
public final class CostBench {

  private static final int WARM_UPS = 2;

  private final Map<String, Consumer<WorkFolder>> jobs;
  private final WorkFolder work;

  /// @param jobs by name; each may be done several times at once, with a folder of its own
  public CostBench(Map<String, Consumer<WorkFolder>> jobs, WorkFolder work) {
    this.jobs = new LinkedHashMap<>(jobs);
    this.work = work;
  }

  /// Measures each `rounds` times, and prints a line for each.
  public void run(int rounds, PrintWriter out) throws InterruptedException {
    for (int round = 0; round < WARM_UPS; round++) {
      jobs.values().forEach(job -> counted(job));
    }
    Map<String, Double> alone = new LinkedHashMap<>();
    jobs.forEach((name, job) -> alone.put(name, alone(name, job, rounds, out)));
    together(alone, rounds, out);
    out.flush();
  }

  private double alone(String name, Consumer<WorkFolder> job, int rounds, PrintWriter out) {
    double children = Cost.usedByChildrenSeconds();
    var counted = new ArrayList<Double>();
    Cost all = Cost.of(() -> {
      for (int round = 0; round < rounds; round++) {
        counted.add(counted(job));
      }
    });
    double programs = (Cost.usedByChildrenSeconds() - children) / rounds;
    double whole = all.cpuSeconds() / rounds;
    out.printf(
        Locale.ROOT,
        "%-12s alone: programs %.2f s, this process %.2f s; counted %.2f s, %.0f %% of both%n",
        name,
        programs,
        whole - programs,
        mean(counted),
        mean(counted) / whole * 100);
    return mean(counted);
  }

  /// All kinds at the same time, so that their programs end beside each other.
  private void together(Map<String, Double> alone, int rounds, PrintWriter out)
      throws InterruptedException {
    double begin = Cost.usedByChildrenSeconds();
    Map<String, Future<List<Double>>> running = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      jobs.forEach((name, job) -> running.put(name, threads.submit(() -> {
        var counted = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
          counted.add(counted(job));
        }
        return List.copyOf(counted);
      })));
    }
    for (Map.Entry<String, Future<List<Double>>> entry : running.entrySet()) {
      double counted = mean(of(entry.getValue()));
      double before = alone.getOrDefault(entry.getKey(), counted);
      out.printf(
          Locale.ROOT,
          "%-12s with the others: counted %.2f s, alone %.2f s, %+.0f %%%n",
          entry.getKey(),
          counted,
          before,
          (counted / before - 1) * 100);
    }
    out.printf(Locale.ROOT, "programs of all: %.2f s%n", Cost.usedByChildrenSeconds() - begin);
  }

  private double counted(Consumer<WorkFolder> job) {
    var meter = new CostMeter();
    return meter.during(() -> {
      try (var folder = WorkFolder.in(work.path())) {
        job.accept(folder);
      }
      return meter.soFar().cpu().toNanos() / 1e9;
    });
  }

  private static List<Double> of(Future<List<Double>> counted) throws InterruptedException {
    try {
      return counted.get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure.getCause());
    }
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(it -> it).average().orElseThrow();
  }
}
