package io.kinora.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.engine.task.fake.FakeWork;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.fake.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresFairnessTest extends FairnessContract {

  private static Database database;

  @BeforeAll
  static void open() {
    database = TestPostgres.open(16);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Override
  Database database() {
    return database;
  }

  /// Somebody has its row: such as who submits what comes after it.
  @Test
  void who_waits_is_let_in_though_its_row_was_locked_when_slots_became_free() throws SQLException {
    TaskEngine engine = working(FakeWork.of("hold", gate::pass));
    List<Task> tasks = submit(engine, ACME, "hold", 3);
    try (Connection other = database.ownConnection()) {
      other.setAutoCommit(false);
      lock(other, tasks.getLast());
      gate.open();
      until(engine, tasks.get(0), "done");
      until(engine, tasks.get(1), "done");
      assertThat(state(engine, tasks.getLast())).isEqualTo("waiting");

      other.rollback();
    }

    until(engine, tasks.getLast(), "done");
  }

  /// Both have seen it free before either has it.
  @Test
  void of_two_who_submit_at_once_for_the_last_slot_one_waits() throws Exception {
    TaskEngine engine = working(FakeWork.of("hold", gate::pass));
    until(engine, submit(engine, ACME, "hold", 1).getFirst(), "running");
    List<Task> both;
    try (Connection other = database.ownConnection();
        var submitters = Executors.newFixedThreadPool(2)) {
      other.setAutoCommit(false);
      execute(other, "select used from slot where tenant = 'acme' for update");
      Callable<Task> submission = () -> submit(engine, ACME, "hold", 1).getFirst();
      List<Future<Task>> submitted =
          List.of(submitters.submit(submission), submitters.submit(submission));
      await().until(() -> waitingForLocks() == 2);

      other.rollback();
      both = List.of(submitted.getFirst().get(), submitted.getLast().get());
    }

    assertThat(both)
        .extracting(task -> task.state().word())
        .containsExactlyInAnyOrder("queued", "waiting")
        .isEqualTo(both.stream().map(task -> state(engine, task)).toList());
    gate.open();
    until(engine, both.getFirst(), "done");
    until(engine, both.getLast(), "done");
  }

  private static int waitingForLocks() {
    return database.read(handle -> handle.createQuery("""
            select count(*) from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'""").mapTo(Integer.class).one());
  }

  private static void execute(Connection connection, String statement) throws SQLException {
    try (var it = connection.createStatement()) {
      it.execute(statement);
    }
  }

  private static void lock(Connection connection, Task task) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select id from task where id = ? for update")) {
      statement.setString(1, task.id().value());
      statement.execute();
    }
  }
}
