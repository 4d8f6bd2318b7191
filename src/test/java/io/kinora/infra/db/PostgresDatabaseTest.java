package io.kinora.infra.db;

import io.kinora.infra.db.fake.TestPostgres;
import org.junit.jupiter.api.BeforeEach;

class PostgresDatabaseTest extends DatabaseContract {

  private String url = "";

  @BeforeEach
  @Override
  void open() {
    url = TestPostgres.newUrl();
    super.open();
  }

  @Override
  String url() {
    return url;
  }
}
