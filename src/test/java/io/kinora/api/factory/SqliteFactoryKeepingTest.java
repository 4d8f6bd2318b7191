package io.kinora.api.factory;

import io.kinora.infra.db.Database;
import java.nio.file.Path;

class SqliteFactoryKeepingTest extends FactoryKeepingContract {

  @Override
  Database database(Path folder) {
    return Database.open("jdbc:sqlite:" + folder.resolve("kinora.db"), 24);
  }
}
