package io.kinora.engine.task;

import io.kinora.infra.db.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class SqliteHelpersTest extends HelpersContract {

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
}
