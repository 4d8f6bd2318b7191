package io.kinora.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.engine.task.fake.FakeWording;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Workers are killed with `kill -9` at random moments; nothing may be lost and nothing doubled.
class KillTest {

  private static final int CHAINS = 250;
  private static final long SEED = 7;

  private final Random random = new Random(SEED);
  private final List<Process> workers = new ArrayList<>();

  @Test
  void on_sqlite_no_task_is_lost_and_none_has_its_effect_twice(@TempDir Path folder)
      throws IOException {
    String url = "jdbc:sqlite:" + folder.resolve("kinora.db");
    try (Database database = Database.open(url, 4)) {
      submitChains(database);

      for (int kill = 0; kill < 6; kill++) {
        startWorker(url);
        killSoonAfterItWorks(database);
      }
      startWorker(url);

      waitUntilAllIsDone(database);
      assertEachEffectOnce(database);
    } finally {
      killAll();
    }
  }

  @Test
  void on_postgresql_two_workers_share_and_the_death_of_one_harms_nothing() throws IOException {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      String url = server.getJdbcUrl("postgres", "postgres");
      try (Database database = Database.open(url, 4)) {
        submitChains(database);
        startWorker(url);
        for (int kill = 0; kill < 2; kill++) {
          startWorker(url);
          killSoonAfterItWorks(database);
        }
        startWorker(url);

        waitUntilAllIsDone(database);
        assertEachEffectOnce(database);
      } finally {
        killAll();
      }
    }
  }

  /// Pairs of tasks, the second after the first; each second is called back.
  private void submitChains(Database database) {
    database.transact(transaction ->
        transaction.handle().execute("create table effect (task_id text, attempt integer)"));
    try (TaskEngine engine = KilledWorker.engine(database, TaskSettings.submitOnly())) {
      List<TaskOrder> orders = IntStream.range(0, CHAINS)
          .boxed()
          .flatMap(index -> {
            TaskOrder first = order("tenant" + index % 3, "");
            TaskOrder second = order("tenant" + index % 3, "state:done");
            return List.of(first, second.after(Set.of(first.id()))).stream();
          })
          .toList();
      var _ = engine.submit(orders);
    }
  }

  private static TaskOrder order(String tenant, String events) {
    var origin = new Origin(FakeWording.DIALECT, events);
    return TaskOrder.of(new TenantId(tenant), "row", "{}", origin);
  }

  private void startWorker(String url) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    workers.add(new ProcessBuilder(
            java.toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            KilledWorker.class.getName(),
            url)
        .inheritIO()
        .start());
  }

  private void killSoonAfterItWorks(Database database) {
    int before = effects(database);
    int more = 1 + random.nextInt(40);
    await()
        .atMost(Duration.ofSeconds(40))
        .pollInterval(Duration.ofMillis(1))
        .until(() -> effects(database) >= Math.min(before + more, 2 * CHAINS));
    workers.removeLast().destroyForcibly().onExit().join();
  }

  private void killAll() {
    workers.forEach(worker -> worker.destroyForcibly().onExit().join());
  }

  private static void waitUntilAllIsDone(Database database) {
    await().atMost(Duration.ofSeconds(40)).until(() -> count(database, """
        select (select count(*) from task where state <> 'done')
          + (select count(*) from callback where state <> 'delivered')""") == 0);
  }

  private static void assertEachEffectOnce(Database database) {
    assertThat(effects(database)).isEqualTo(2 * CHAINS);
    assertThat(count(database, "select count(distinct task_id) from effect")).isEqualTo(2 * CHAINS);
    assertThat(count(database, "select count(*) from callback")).isEqualTo(CHAINS);
    assertThat(new TaskAudit(database).findings()).isEmpty();
  }

  private static int effects(Database database) {
    return count(database, "select count(*) from effect");
  }

  private static int count(Database database, String sql) {
    return database.<Integer>read(
        handle -> handle.createQuery(sql).mapTo(Integer.class).one());
  }
}
