package io.kinora.infra.db;

import java.util.Map;

/// What SQLite and PostgreSQL say differently.
public enum Dialect {
  SQLITE("", "", "cast(unixepoch('now', 'subsec') * 1000 as integer)"),
  POSTGRESQL(
      " for update",
      " for update skip locked",
      "cast(extract(epoch from clock_timestamp()) * 1000 as bigint)");

  private final String forUpdate;
  private final String forUpdateSkipLocked;
  private final String nowMillis;

  Dialect(String forUpdate, String forUpdateSkipLocked, String nowMillis) {
    this.forUpdate = forUpdate;
    this.forUpdateSkipLocked = forUpdateSkipLocked;
    this.nowMillis = nowMillis;
  }

  /// The one that a database at `url` speaks.
  ///
  /// @throws UnusableDatabaseException where it is none of ours
  public static Dialect of(String url) {
    if (url.startsWith("jdbc:sqlite:")) {
      return SQLITE;
    }
    if (url.startsWith("jdbc:postgresql:")) {
      return POSTGRESQL;
    }
    throw new UnusableDatabaseException(
        "The database must be jdbc:sqlite:FILE or jdbc:postgresql://HOST/NAME.");
  }

  /// The end of a `select` that locks its rows; empty where a transaction has the file alone.
  public String forUpdate() {
    return forUpdate;
  }

  /// Like [#forUpdate()], but rows that another transaction has locked are left out.
  public String forUpdateSkipLocked() {
    return forUpdateSkipLocked;
  }

  /// The time of the database, in milliseconds since 1970, as an expression.
  public String nowMillis() {
    return nowMillis;
  }

  /// What stands for `${name}` in a migration.
  Map<String, String> placeholders() {
    return switch (this) {
      case SQLITE ->
        Map.of(
            "timestamp", "timestamp",
            "bytes", "blob",
            "sequence", "integer primary key autoincrement",
            "hot", "",
            "postgresql", "--",
            "binary", "collate binary");
      case POSTGRESQL ->
        Map.of(
            "timestamp", "timestamptz",
            "bytes", "bytea",
            "sequence", "bigint generated always as identity primary key",
            "hot", "with (fillfactor = 70)",
            "postgresql", "",
            "binary", "collate \"C\"");
    };
  }
}
