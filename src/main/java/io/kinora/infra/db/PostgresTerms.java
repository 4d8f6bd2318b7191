package io.kinora.infra.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// What a PostgreSQL must be like, looked at before anything is changed in it.
///
/// @param encoding      of texts, such as `UTF8`
/// @param connectionsMax its `max_connections`
/// @param connectionsLeft how many of them nobody has, and are not kept for its superuser
record PostgresTerms(String encoding, int connectionsMax, int connectionsLeft) {

  private static final int OLDEST = 13;

  /// Source: PostgreSQL, error codes: too_many_connections.
  private static final String TOO_MANY = "53300";

  private static final String LOOK = """
      select current_setting('server_encoding') as encoding,
        current_setting('max_connections')::int as most,
        current_setting('superuser_reserved_connections')::int as reserved,
        (select count(*) from pg_stat_activity
          where backend_type = 'client backend' and pid <> pg_backend_pid())::int as taken""";

  /// @param wanted how many connections this process is going to have
  /// @throws UnusableDatabaseException where it cannot be worked with as it is
  static void require(String url, int wanted) {
    try (Connection connection = DriverManager.getConnection(url)) {
      requireVersion(connection.getMetaData().getDatabaseMajorVersion());
      of(connection).require(wanted);
    } catch (SQLException failure) {
      if (TOO_MANY.equals(failure.getSQLState())) {
        throw new UnusableDatabaseException(
            "PostgreSQL has no connection left, and this process wants " + wanted
                + ": raise its max_connections, or have its other users take fewer.",
            failure);
      }
      // It is away, or not ours to look at: who opens it next says that.
    }
  }

  static void requireVersion(int major) {
    if (major < OLDEST) {
      throw new UnusableDatabaseException("PostgreSQL " + major
          + " is too old for Kinora: upgrade it to version 13 or newer, or name another one by"
          + " KINORA_DATABASE.");
    }
  }

  private static PostgresTerms of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(LOOK)) {
      row.next();
      int most = row.getInt("most");
      return new PostgresTerms(
          row.getString("encoding"),
          most,
          Math.max(0, most - row.getInt("reserved") - row.getInt("taken")));
    }
  }

  void require(int wanted) {
    if (!encoding.equals("UTF8")) {
      throw new UnusableDatabaseException("The database keeps texts as " + encoding
          + ": make another one by 'create database NAME encoding UTF8 template template0', and"
          + " name it by KINORA_DATABASE.");
    }
    if (connectionsLeft < wanted) {
      throw new UnusableDatabaseException("PostgreSQL has " + connectionsLeft
          + " connections left of its max_connections = " + connectionsMax
          + ", but this process wants " + wanted
          + ": raise max_connections, or set KINORA_DATABASE_CONNECTIONS lower.");
    }
  }
}
