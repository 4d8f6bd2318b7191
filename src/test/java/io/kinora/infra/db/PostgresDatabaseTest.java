package io.kinora.infra.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class PostgresDatabaseTest extends DatabaseContract {

  private static EmbeddedPostgres server;
  private static int databases;

  private String name = "";

  @BeforeAll
  static void startServer() throws IOException {
    server = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stopServer() throws IOException {
    server.close();
  }

  @BeforeEach
  @Override
  void open() {
    name = "test" + ++databases;
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
    super.open();
  }

  @Override
  String url() {
    return server.getJdbcUrl("postgres", name);
  }
}
