package io.kinora.cli.bench;

import io.kinora.engine.task.TaskSettings;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The tables of the engine after a day of work in some minutes: how large they get, and whether a
/// task still begins as soon as it did.
///
/// All rows of the day stay, as they do in an installation, which keeps tasks for longer than that.
/// What a day gives PostgreSQL to vacuum it gets here in minutes: that it keeps up here says more
/// than that it does over a day.
public final class GrowthBench {

  private static final int TENANTS = 20;
  private static final int STRETCHES = 10;
  private static final int CONNECTIONS = 24;
  private static final List<String> HOT = List.of("task", "event", "slot", "execution_quick");

  private final String url;
  private final PrintWriter out;

  public GrowthBench(String url, PrintWriter out) {
    this.url = url;
    this.out = out;
  }

  /// @param count      of tasks
  /// @param perSecond  so many are submitted
  /// @param threads    run them
  /// @param isServers  whether the tables are vacuumed as the server has it, and not as we do
  public void run(int count, int perSecond, int threads, boolean isServers)
      throws InterruptedException {
    try (var submitting = Database.open(url, CONNECTIONS);
        var working = Database.open(url, CONNECTIONS);
        ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
      EngineBench.clear(submitting);
      if (isServers) {
        forgetVacuumSettings(submitting);
      }
      var noted = new Noted();
      try (var submitter = EngineBench.engine(submitting, TaskSettings.submitOnly(), noted);
          var worker = EngineBench.engine(working, EngineBench.settings(threads), noted)) {
        submitter.start();
        worker.start();
        Future<?> submitted = thread.submit(() -> {
          Noted.submit(
              submitter, count, perSecond, number -> new TenantId("bench-" + number % TENANTS));
          return null;
        });
        for (int stretch = 1; stretch <= STRETCHES; stretch++) {
          tell(submitting, count / STRETCHES * stretch, noted.take(count / STRETCHES));
        }
        var _ = submitted.get();
      } catch (ExecutionException failure) {
        throw new IllegalStateException(failure);
      }
    }
  }

  private static void forgetVacuumSettings(Database database) {
    database.transact(transaction -> {
      for (String table : HOT) {
        transaction
            .handle()
            .execute("alter table " + table + " reset (autovacuum_vacuum_scale_factor,"
                + " autovacuum_vacuum_threshold, autovacuum_vacuum_cost_delay,"
                + " autovacuum_analyze_scale_factor)");
      }
    });
  }

  private void tell(Database database, int done, List<Double> millis) {
    List<Double> sorted = new ArrayList<>(millis);
    sorted.sort(null);
    out.printf(
        Locale.ROOT,
        "%,10d tasks   p50 %.1f ms   p99 %.1f ms%s%n",
        done,
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() * 99 / 100),
        String.join("", sizes(database)));
    out.flush();
  }

  /// The name, size in MiB, dead rows, and number of vacuums of each table that is written often.
  private static List<String> sizes(Database database) {
    return database.read(handle -> handle
        .createQuery("""
            select relname, pg_total_relation_size(relid) / 1048576.0 as size,
              n_dead_tup, autovacuum_count from pg_stat_user_tables
            where relname in (<tables>) order by relname""")
        .bindList("tables", HOT)
        .map((row, _) -> String.format(
            Locale.ROOT,
            "   %s %.1f MiB, %d dead, vacuumed %d×",
            row.getString("relname"),
            row.getDouble("size"),
            row.getLong("n_dead_tup"),
            row.getLong("autovacuum_count")))
        .list());
  }
}
