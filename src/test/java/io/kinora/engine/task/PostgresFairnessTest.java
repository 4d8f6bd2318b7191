package io.kinora.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.engine.task.fake.FakeWork;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.fake.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
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

  private static void lock(Connection connection, Task task) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select id from task where id = ? for update")) {
      statement.setString(1, task.id().value());
      statement.execute();
    }
  }
}
