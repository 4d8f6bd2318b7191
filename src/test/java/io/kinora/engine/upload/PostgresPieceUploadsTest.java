package io.kinora.engine.upload;

import io.kinora.infra.db.Database;
import io.kinora.infra.db.fake.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresPieceUploadsTest extends PieceUploadsContract {

  private static Database database;

  @BeforeAll
  static void openDatabase() {
    database = TestPostgres.open(8);
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
