package io.kinora.infra.table.fake;

import io.kinora.infra.db.Database;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/// Rows of no meaning in every table of a database, found by the driver's own catalogue, so that a
/// table of tomorrow has some, too. Each row refers to the row of its number in other tables.
public final class SomeRows {

  private record Column(String name, String type) {}

  private SomeRows() {}

  /// @param count how many each table gets
  public static void fill(Database database, int count) {
    database.transact(transaction -> {
      try {
        fill(transaction.handle(), count);
      } catch (SQLException failure) {
        throw new AssertionError(failure);
      }
    });
  }

  private static void fill(Handle handle, int count) throws SQLException {
    List<String> left = tables(handle);
    while (!left.isEmpty()) {
      var later = new ArrayList<String>();
      for (String table : left) {
        if (isReferringTo(handle, table, left)) {
          later.add(table);
        } else {
          fill(handle, table, count);
        }
      }
      left = later;
    }
  }

  private static List<String> tables(Handle handle) throws SQLException {
    var names = new ArrayList<String>();
    try (ResultSet tables =
        meta(handle).getTables(null, schema(handle), "%", new String[] {"TABLE"})) {
      while (tables.next()) {
        String name = tables.getString("TABLE_NAME");
        if (!name.startsWith("sqlite_") && !name.equals("flyway_schema_history")) {
          names.add(name);
        }
      }
    }
    return names;
  }

  private static String schema(Handle handle) throws SQLException {
    return handle.getConnection().getSchema();
  }

  private static DatabaseMetaData meta(Handle handle) throws SQLException {
    return handle.getConnection().getMetaData();
  }

  private static boolean isReferringTo(Handle handle, String table, List<String> left)
      throws SQLException {
    try (ResultSet keys = meta(handle).getImportedKeys(null, schema(handle), table)) {
      while (keys.next()) {
        if (left.contains(keys.getString("PKTABLE_NAME"))) {
          return true;
        }
      }
    }
    return false;
  }

  private static void fill(Handle handle, String table, int count) throws SQLException {
    var columns = new ArrayList<Column>();
    try (ResultSet found = meta(handle).getColumns(null, schema(handle), table, "%")) {
      while (found.next()) {
        if (!"YES".equals(found.getString("IS_AUTOINCREMENT"))) {
          columns.add(new Column(found.getString("COLUMN_NAME"), found.getString("TYPE_NAME")));
        }
      }
    }
    String insert = "insert into " + table + " ("
        + String.join(", ", columns.stream().map(Column::name).toList()) + ") values ("
        + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
    try (PreparedStatement statement = handle.getConnection().prepareStatement(insert)) {
      for (int number = 1; number <= count; number++) {
        for (int index = 0; index < columns.size(); index++) {
          set(statement, index + 1, columns.get(index).type(), number);
        }
        statement.executeUpdate();
      }
    }
  }

  private static void set(PreparedStatement statement, int index, String type, int number)
      throws SQLException {
    switch (type.toLowerCase(Locale.ROOT)) {
      case "boolean", "bool" -> statement.setBoolean(index, number % 2 == 0);
      case "double precision", "float8" -> statement.setDouble(index, number + 0.1);
      case "timestamp", "timestamptz" ->
        statement.setTimestamp(index, new Timestamp(1_700_000_000_123L + number));
      case "blob", "bytea" -> statement.setBytes(index, new byte[] {0, -1, (byte) number});
      case "bigint", "int8", "integer", "int4", "smallint", "int2" ->
        statement.setLong(index, number);
      default -> statement.setString(index, "é☃😀 " + number);
    }
  }
}
