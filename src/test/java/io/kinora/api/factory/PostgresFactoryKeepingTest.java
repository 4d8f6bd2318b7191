package io.kinora.api.factory;

import io.kinora.infra.db.Database;
import io.kinora.infra.db.fake.TestPostgres;
import java.nio.file.Path;

class PostgresFactoryKeepingTest extends FactoryKeepingContract {

  @Override
  Database database(Path folder) {
    return TestPostgres.open(24);
  }
}
