package io.kinora.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.infra.db.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteWorkersTest extends WorkersContract {

  private static Database database;

  @BeforeAll
  static void open(@TempDir Path folder) {
    database = Database.open("jdbc:sqlite:" + folder.resolve("kinora.db"), 16);
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @Override
  Database database() {
    return database;
  }

  @Test
  void who_starts_knows_that_those_before_it_are_dead() {
    presence("killed", "3.1").join();

    TaskEngine engine = working();

    assertThat(only().worker().name()).isNotEqualTo("killed");
    assertThat(engine.othersThreads(Lane.QUICK, null)).isZero();
  }
}
