package io.kinora.cli.bench;

import io.kinora.engine.task.Callback;
import io.kinora.engine.task.CallbackAnswer;
import io.kinora.engine.task.Callbacks;
import io.kinora.engine.task.Lane;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskOrder;
import io.kinora.engine.task.TaskSettings;
import io.kinora.infra.base.Pause;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SharedClock;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The engine on one PostgreSQL with several processes: what one submits and another runs, and what
/// a long queue costs.
///
/// Both clocks are that of the machine: how long a task took is the difference of the times that
/// its submitter and its runner read.
public final class EngineBench {

  private static final TenantId TENANT = new TenantId("bench");

  private static final int PER_SECOND = 500;
  private static final int BATCH = 1_000;

  /// Of those that one process submits to another so many are not counted.
  private static final int COLD_TASKS = 10_000;

  /// So many tasks are run to find out how fast they run.
  private static final int TIMED_TASKS = 3_000;

  /// Of each tenant so many are in the table of the lane.
  private static final int TENANTS_SLOTS = 16;

  private static final int WARM_TASKS = 2_000;
  private static final int CONNECTIONS = 24;
  private static final int IDLE_CONNECTIONS = 6;

  private final String url;
  private final PrintWriter out;

  public EngineBench(String url, PrintWriter out) {
    this.url = url;
    this.out = out;
  }

  public void version() {
    try (var database = Database.open(url, 2)) {
      out.println(database.<String>read(handle ->
          handle.createQuery("show server_version").mapTo(String.class).one()));
    }
  }

  /// Submits at a steady rate what another process runs, see [#work]: first some until both are
  /// warm, and have nothing left to do.
  public void submit(Duration length) throws InterruptedException {
    try (var database = Database.open(url, CONNECTIONS);
        var engine = engine(database, TaskSettings.submitOnly(), new Noted())) {
      engine.start();
      long count = length.toMillis() * PER_SECOND / 1_000;
      Noted.submit(engine, COLD_TASKS, PER_SECOND, _ -> TENANT);
      awaitAllDone(engine);
      long begin = System.nanoTime();
      Noted.submit(engine, count, PER_SECOND, _ -> TENANT);
      awaitAllDone(engine);
      out.printf(
          Locale.ROOT, "submitted %d tasks in %.1f s%n", count, (System.nanoTime() - begin) / 1e9);
    }
  }

  private static void awaitAllDone(TaskEngine engine) throws InterruptedException {
    while (engine.openCount(TENANT) > 0) {
      Pause.of(Duration.ofMillis(100));
    }
  }

  /// Runs what others submit, until nothing has come for some seconds, and says how long they took,
  /// and the disk meanwhile, which both wait for at each commit.
  public void work(int threads) throws InterruptedException {
    var noted = new Noted();
    try (var database = Database.open(url, CONNECTIONS);
        var engine = engine(database, settings(threads), noted);
        var disk = new DiskPulse()) {
      engine.start();
      List<Double> millis = noted.millisUntilQuiet(Duration.ofSeconds(5));
      List<Double> counted =
          new ArrayList<>(millis.subList(Math.min(COLD_TASKS, millis.size()), millis.size()));
      counted.sort(null);
      if (counted.isEmpty()) {
        throw new IllegalStateException("nobody submitted more than " + COLD_TASKS + " tasks");
      }
      out.printf(
          Locale.ROOT,
          "submit in one process → code in another, %d a second   p50 %.2f ms   p99 %.2f ms   max"
              + " %.1f ms   of %d tasks (asked: p50 ≤ 8, p99 ≤ 30 ms)%n",
          PER_SECOND,
          counted.get(counted.size() / 2),
          counted.get(counted.size() * 99 / 100),
          counted.getLast(),
          counted.size());
      out.println(disk.told());
    }
  }

  /// What processes cost that have nothing to do: they look for work and say that they live.
  public void idle(int processes, Duration length) throws InterruptedException {
    try (var database = Database.open(url, CONNECTIONS)) {
      clear(database);
      var open = new ArrayList<Idler>();
      try {
        for (int number = 0; number < processes; number++) {
          open.add(idler());
        }
        Pause.of(Duration.ofSeconds(5)); // Until all know of each other.
        Burden before = Burden.now(database);
        Pause.of(length);
        out.printf(
            Locale.ROOT,
            "%d processes without work   %s, in a second of each%n",
            processes,
            Burden.now(database)
                .since(before, Math.toIntExact(processes * length.toSeconds()), (double)
                    length.toSeconds()));
      } finally {
        open.forEach(Idler::close);
      }
    }
  }

  private Idler idler() {
    Database own = Database.open(url, IDLE_CONNECTIONS);
    TaskEngine engine = engine(own, TaskSettings.forCores(2), new Noted());
    engine.start();
    return new Idler(own, engine);
  }

  /// An engine without work, and its database.
  private record Idler(Database database, TaskEngine engine) {
    void close() {
      engine.close();
      database.close();
    }
  }

  /// How fast trivial tasks run behind short and long queues: of one tenant, whose tasks wait for
  /// its slots, and of so many that all are in the table of the lane.
  public void queues(List<Integer> lengths, int threads) throws InterruptedException {
    for (int length : lengths) {
      queue(length, 1, threads);
    }
    for (int length : lengths) {
      queue(length, length / TENANTS_SLOTS, threads);
    }
  }

  private void queue(int length, int tenants, int threads) throws InterruptedException {
    try (var database = Database.open(url, CONNECTIONS)) {
      clear(database);
      var noted = new Noted();
      try (var submitting = engine(database, TaskSettings.submitOnly(), noted)) {
        submit(submitting, length + WARM_TASKS + TIMED_TASKS, tenants);
      }
      try (var engine = engine(database, settings(threads), noted)) {
        engine.start();
        var _ = noted.take(WARM_TASKS);
        Burden before = Burden.now(database);
        long begin = System.nanoTime();
        var _ = noted.take(TIMED_TASKS);
        double seconds = (System.nanoTime() - begin) / 1e9;
        Burden after = Burden.now(database);
        out.printf(
            Locale.ROOT,
            "%,9d tasks of %,6d tenants wait   %d threads   %.0f tasks a second   %.3f ms each%n"
                + "      %s%n",
            length,
            tenants,
            threads,
            TIMED_TASKS / seconds,
            seconds * 1_000 / TIMED_TASKS,
            after.since(before, TIMED_TASKS, seconds));
        out.flush();
      }
      clear(database); // Nobody else knows what to do with the rest.
    }
  }

  private static void submit(TaskEngine engine, int count, int tenants) {
    for (int done = 0; done < count; done += BATCH) {
      var orders = new ArrayList<TaskOrder>();
      for (int number = done; number < Math.min(count, done + BATCH); number++) {
        int tenant = tenants == 1 ? 0 : done / TENANTS_SLOTS + number % (BATCH / TENANTS_SLOTS);
        orders.add(Noted.order(new TenantId("bench-" + tenant)));
      }
      var _ = engine.submit(orders);
    }
  }

  /// The database is the bench's alone.
  static void clear(Database database) {
    database.transact(transaction -> {
      for (String table :
          List.of("event", "task", "slot", "execution_quick", "execution_heavy", "execution_net")) {
        transaction.handle().execute("truncate table " + table);
      }
    });
    try (var connection = database.ownConnection();
        var statement = connection.createStatement()) {
      statement.execute("vacuum analyze"); // Not in a transaction.
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  static TaskSettings settings(int threads) {
    return TaskSettings.forCores(1)
        .withThreads(Lane.QUICK, threads)
        .withSlotsPerTenant(Math.max(16, 2 * threads));
  }

  static TaskEngine engine(Database database, TaskSettings settings, Noted noted) {
    var none = new Callbacks(List.of(), (Callback _) -> new CallbackAnswer.Delivered(200));
    return new TaskEngine(
        database, settings, SharedClock.of(database, InstantSource.system()), List.of(noted), none);
  }
}
