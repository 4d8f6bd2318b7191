package io.kinora.engine.task;

import io.kinora.engine.machine.Labels;
import io.kinora.infra.db.Database;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class SqliteLabelsTest extends LabelsContract {

  private static Database database;

  @BeforeAll
  static void open(@TempDir Path folder) {
    database = Database.open("jdbc:sqlite:" + folder.resolve("kinora.db"), 16);
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
    return new SqliteLockAndFetch(database, labels).statement("execution_quick", 4, true);
  }

  @Override
  Stream<String> plan(String statement, Timestamp now) {
    return database.inTransaction(transaction -> {
      var query = transaction.handle().createQuery("explain query plan " + statement);
      return query
          .bind(0, "worker")
          .bind(1, now)
          .bind(2, now)
          .map((row, _) -> row.getString("detail"))
          .list()
          .stream();
    });
  }
}
