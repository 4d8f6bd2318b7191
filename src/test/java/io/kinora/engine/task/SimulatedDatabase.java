package io.kinora.engine.task;

import io.kinora.infra.db.Database;
import io.kinora.infra.db.DatabaseOver;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/// The one database of simulated worlds: an SQLite in memory with one connection, which is that of
/// whoever has the turn. Each world begins with empty tables.
final class SimulatedDatabase implements AutoCloseable {

  private final Path template;
  private final Connection real;

  /// @param folder for the tables as they are at the beginning
  SimulatedDatabase(Path folder) throws SQLException {
    this.template = folder.resolve("template.db");
    try (Database database = Database.open("jdbc:sqlite:" + template, 1)) {
      database.transact(it -> {
        it.handle().execute("create table effect (task_id text, attempt integer)");
        it.handle().execute("create table part_effect (task_id text, attempt integer, part text)");
      });
    }
    this.real = DriverManager.getConnection("jdbc:sqlite::memory:");
  }

  void empty() throws SQLException {
    try (Statement statement = real.createStatement()) {
      int _ = statement.executeUpdate("restore from " + template);
      try (var left = statement.executeQuery("select count(*) from task")) {
        if (left.getInt(1) > 0) throw new IllegalStateException("the tables could not be emptied");
      }
    }
  }

  /// The database as a simulated process sees it.
  Database of(SimulatedProcess process, SimulatedWorld world) {
    return DatabaseOver.of(source(() -> SimulatedConnection.open(real, process, world)));
  }

  /// The database as it is, for whom nothing goes wrong.
  Database calm() {
    return DatabaseOver.of(source(this::unclosed));
  }

  @FunctionalInterface
  private interface Opening {
    Connection open() throws SQLException;
  }

  private static DataSource source(Opening opening) {
    return (DataSource) Proxy.newProxyInstance(
        SimulatedDatabase.class.getClassLoader(),
        new Class<?>[] {DataSource.class},
        (_, method, _) -> {
          if (!method.getName().equals("getConnection")) {
            throw new UnsupportedOperationException(method.getName());
          }
          return opening.open();
        });
  }

  private Connection unclosed() {
    return (Connection) Proxy.newProxyInstance(
        SimulatedDatabase.class.getClassLoader(),
        new Class<?>[] {Connection.class},
        (_, method, arguments) -> {
          if (method.getName().equals("close")) {
            return null;
          }
          try {
            return method.invoke(real, arguments);
          } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
          }
        });
  }

  @Override
  public void close() throws SQLException {
    real.close();
  }
}
