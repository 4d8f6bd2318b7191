package io.kinora.infra.db.fake;

import io.kinora.infra.db.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/// A PostgreSQL that all tests of a run share, each with databases of its own. It begins with the
/// first and ends with the JVM.
public final class TestPostgres {

  private static final EmbeddedPostgres SERVER = started();

  private static final AtomicInteger NEWEST = new AtomicInteger();

  private TestPostgres() {}

  /// As a process of its own, for measurements and examples: says the address of an empty database,
  /// and stays.
  public static void main(String[] words) throws InterruptedException {
    System.out.println(newUrl());
    Thread.currentThread().join();
  }

  private static EmbeddedPostgres started() {
    try {
      return EmbeddedPostgres.builder()
          .setServerConfig("max_connections", "500")
          .setServerConfig("synchronous_commit", "off") // As some have it: we must not need it.
          .start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Opens a new, empty database.
  public static Database open(int connectionsMax) {
    return Database.open(newUrl(), connectionsMax);
  }

  /// Opens one that sorts texts as people do, not by their bytes, where nothing else is said.
  public static Database openSortedAsInEnglish(int connectionsMax) {
    String terms = " template template0 locale_provider icu icu_locale 'en'";
    return Database.open(newUrl(terms), connectionsMax);
  }

  /// The address of a new, empty database.
  public static String newUrl() {
    return newUrl("");
  }

  /// The same.
  ///
  /// @param terms the end of the statement that makes it
  public static String newUrl(String terms) {
    String name = "test" + NEWEST.incrementAndGet();
    execute("create database " + name + terms);
    return SERVER.getJdbcUrl("postgres", name);
  }

  /// The name of a new user that is not the superuser.
  public static String newUser() {
    String name = "user" + NEWEST.incrementAndGet();
    execute("create role " + name + " login");
    return name;
  }

  private static void execute(String statement) {
    try (var connection = SERVER.getPostgresDatabase().getConnection();
        var sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }
}
