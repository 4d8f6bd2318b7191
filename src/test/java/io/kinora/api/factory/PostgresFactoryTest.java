package io.kinora.api.factory;

import io.kinora.infra.db.Database;
import io.kinora.infra.db.fake.TestPostgres;
import java.nio.file.Path;

class PostgresFactoryTest extends FactoryContract {

  @Override
  Database database(Path folder) {
    return TestPostgres.openSortedAsInEnglish(24);
  }
}
