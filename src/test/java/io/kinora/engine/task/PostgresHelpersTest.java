package io.kinora.engine.task;

import io.kinora.infra.db.Database;
import io.kinora.infra.db.fake.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresHelpersTest extends HelpersContract {

  private static Database database;

  @BeforeAll
  static void open() {
    database = TestPostgres.open(16);
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
