package io.kinora.engine.webhook;

import io.kinora.infra.db.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresWebhooksTest extends WebhooksContract {

  private static EmbeddedPostgres server;
  private static Database database;

  @BeforeAll
  static void openDatabase() throws IOException {
    server = EmbeddedPostgres.start();
    database = Database.open(server.getJdbcUrl("postgres", "postgres"), 60);
  }

  @AfterAll
  static void closeDatabase() throws IOException {
    database.close();
    server.close();
  }

  @Override
  Database database() {
    return database;
  }
}
