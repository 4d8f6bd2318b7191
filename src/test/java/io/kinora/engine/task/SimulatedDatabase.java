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
  private final Database database;

  /// @param folder for the tables as they are at the beginning
  SimulatedDatabase(Path folder) throws SQLException {
    this.template = folder.resolve("template.db");
    try (Database ours = Database.open("jdbc:sqlite:" + template, 1)) {
      ours.transact(it -> {
        it.handle().execute("create table effect (task_id text, attempt integer)");
        it.handle()
            .execute(
                "create table part_effect (task_id text, attempt integer, last integer, part text)");
      });
    }
    this.real = DriverManager.getConnection("jdbc:sqlite::memory:");
    this.database = DatabaseOver.of(connections());
  }

  void empty() throws SQLException {
    try (Statement statement = real.createStatement()) {
      int _ = statement.executeUpdate("restore from " + template);
    }
  }

  /// As who asks sees it: for a thread of a simulated process all may go wrong, for the one who
  /// looks at the world nothing.
  Database database() {
    return database;
  }

  private DataSource connections() {
    return (DataSource) Proxy.newProxyInstance(
        SimulatedDatabase.class.getClassLoader(),
        new Class<?>[] {DataSource.class},
        (_, method, _) -> {
          if (!method.getName().equals("getConnection")) {
            throw new UnsupportedOperationException(method.getName());
          }
          return SimulatedThread.isHere()
              ? SimulatedConnection.open(real, SimulatedThread.current())
              : unclosed();
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
