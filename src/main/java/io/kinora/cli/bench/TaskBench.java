package io.kinora.cli.bench;

import io.kinora.engine.task.Callback;
import io.kinora.engine.task.CallbackAnswer;
import io.kinora.engine.task.Callbacks;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskOrder;
import io.kinora.engine.task.TaskSettings;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SharedClock;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The engine on SQLite, alone: how long until the code of a submitted task runs, and how many
/// trivial tasks it does a second. Every task is on the disk before it counts.
public final class TaskBench {

  private static final TenantId TENANT = new TenantId("bench");
  private static final int LATENCY_TASKS = 500;
  private static final int BATCH = 100;
  private static final int THROUGHPUT_TASKS = 5_000;

  private final Noted noted = new Noted();
  private final Path folder;
  private final int cores;

  public TaskBench(Path folder, int cores) {
    this.folder = folder;
    this.cores = cores;
  }

  public void run(int rounds, PrintWriter out) throws InterruptedException {
    var none = new Callbacks(List.of(), (Callback _) -> new CallbackAnswer.Delivered(200));
    try (var database = Database.open("jdbc:sqlite:" + folder.resolve("bench.db"), 3 * cores + 24);
        var engine = new TaskEngine(
            database,
            TaskSettings.forCores(cores),
            SharedClock.of(database, InstantSource.system()),
            List.of(noted),
            none)) {
      engine.start();
      for (int round = 0; round < rounds; round++) {
        List<Double> millis = latencies(engine);
        out.printf(
            Locale.ROOT,
            "submit → code runs   p50 %.2f ms   p99 %.2f ms   trivial tasks   %.0f a second%n",
            millis.get(millis.size() / 2),
            millis.get(millis.size() * 99 / 100),
            throughput(engine));
        out.flush();
      }
    }
  }

  private List<Double> latencies(TaskEngine engine) throws InterruptedException {
    var millis = new ArrayList<Double>();
    for (int count = 0; count < LATENCY_TASKS; count++) {
      var _ = engine.submit(List.of(Noted.order(TENANT)));
      millis.addAll(noted.take(1));
    }
    millis.sort(null);
    return millis;
  }

  private double throughput(TaskEngine engine) throws InterruptedException {
    long begin = System.nanoTime();
    for (int count = 0; count < THROUGHPUT_TASKS; count += BATCH) {
      var orders = new ArrayList<TaskOrder>();
      for (int index = 0; index < BATCH; index++) {
        orders.add(Noted.order(TENANT));
      }
      var _ = engine.submit(orders);
    }
    var _ = noted.take(THROUGHPUT_TASKS);
    return THROUGHPUT_TASKS / ((System.nanoTime() - begin) / 1e9);
  }
}
