package io.kinora.engine.task;

import io.kinora.infra.db.Database;
import io.kinora.infra.db.fake.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

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
}
