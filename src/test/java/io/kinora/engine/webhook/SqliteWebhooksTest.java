package io.kinora.engine.webhook;

import io.kinora.infra.db.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class SqliteWebhooksTest extends WebhooksContract {

  private static Database database;

  @BeforeAll
  static void openDatabase(@TempDir Path folder) {
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
