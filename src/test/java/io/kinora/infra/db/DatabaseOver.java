package io.kinora.infra.db;

import javax.sql.DataSource;

/// Opens databases over connections that a test hands out.
public final class DatabaseOver {

  private DatabaseOver() {}

  /// A database whose statements all go through `connections`, to an SQLite that has our tables.
  public static Database of(DataSource connections) {
    return new Database(
        "jdbc:sqlite:",
        Dialect.SQLITE,
        false,
        new Pools(connections, connections, () -> {}, () -> {}));
  }
}
