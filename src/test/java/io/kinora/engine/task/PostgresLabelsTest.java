package io.kinora.engine.task;

import io.kinora.engine.machine.Labels;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.fake.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresLabelsTest extends LabelsContract {

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

  @Override
  String pick(Labels labels) {
    return new PostgresLockAndFetch(labels).statement("execution_quick", 4, true);
  }

  @Override
  Stream<String> plan(String statement, Timestamp now) {
    try (Connection connection = database.dataSource().getConnection();
        var query = connection.prepareStatement("explain " + statement)) {
      query.setObject(1, now);
      query.setArray(2, connection.createArrayOf("text", new Object[0]));
      query.setString(3, "worker");
      query.setObject(4, now);
      var lines = new ArrayList<String>();
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          lines.add(rows.getString(1));
        }
      }
      return lines.stream();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
