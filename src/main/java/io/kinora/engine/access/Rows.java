package io.kinora.engine.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Reads columns that the tables of this package share.
final class Rows {

  private Rows() {}

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  /// Of a row with `created_at` and `disabled_at`.
  static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        Instant.ofEpochMilli(row.getLong("created_at")), instant(row, "disabled_at"), null);
  }

  /// Of a row with `expires_at` besides.
  static Standing expiring(ResultSet row) throws SQLException {
    Standing standing = standing(row);
    return new Standing(standing.createdAt(), standing.disabledAt(), instant(row, "expires_at"));
  }
}
