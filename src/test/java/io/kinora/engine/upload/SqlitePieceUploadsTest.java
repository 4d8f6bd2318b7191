package io.kinora.engine.upload;

import io.kinora.infra.db.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class SqlitePieceUploadsTest extends PieceUploadsContract {

  private static Database database;

  @BeforeAll
  static void openDatabase(@TempDir Path folder) {
    database = Database.open("jdbc:sqlite:" + folder.resolve("kinora.db"), 4);
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
