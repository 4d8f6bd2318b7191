package io.kinora.engine.access;

import io.kinora.infra.db.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/// Reads columns that the tables of this package share.
final class Rows {

  private Rows() {}

  /// Of a row with `created_at` and `disabled_at`.
  static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        Instant.ofEpochMilli(row.getLong("created_at")), Columns.instant(row, "disabled_at"), null);
  }

  /// Of a row with `expires_at` besides.
  static Standing expiring(ResultSet row) throws SQLException {
    Standing standing = standing(row);
    return new Standing(
        standing.createdAt(), standing.disabledAt(), Columns.instant(row, "expires_at"));
  }

  /// Of a row with the `disabled_at` of a credential, and that of its tenant as
  /// `tenant_disabled_at`.
  static boolean isDisabled(ResultSet row) throws SQLException {
    return Columns.instant(row, "disabled_at") != null
        || Columns.instant(row, "tenant_disabled_at") != null;
  }
}
