package io.kinora.infra.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;

/// The connections to one database: those that write, and those that only read.
///
/// @param writers exactly one connection on SQLite, where two writers would only wait for each
///     other
/// @param readers the same pool as `writers` on PostgreSQL
/// @param renewing has later users get connections that know nothing yet
/// @param closing closes both
record Pools(DataSource writers, DataSource readers, Runnable renewing, Runnable closing)
    implements AutoCloseable {

  private static final int SQLITE_READERS = 4;

  /// Nobody but us has the file: whoever waits comes to its turn, however many we are.
  private static final Duration TURN_MAX = Duration.ofSeconds(60);

  /// A server that gives no connection in this time is away.
  private static final Duration AWAY_AFTER = Duration.ofSeconds(3);

  private static final Map<String, String> SQLITE_WRITER = Map.of(
      "journal_mode", "WAL",
      "synchronous", "FULL",
      "busy_timeout", "10000",
      "foreign_keys", "true",
      "transaction_mode", "IMMEDIATE");

  private static final Map<String, String> SQLITE_READER = Map.of("busy_timeout", "10000");

  private static final Map<String, String> POSTGRESQL = Map.of(
      "tcpKeepAlive", "true",
      "reWriteBatchedInserts", "true",
      "socketTimeout", "30");

  /// A server that may confirm before it has written forgets at its crash what clients were told.
  private static final String WRITE_BEFORE_CONFIRMING =
      "select set_config('synchronous_commit', 'on', false)"
          + " where current_setting('synchronous_commit') = 'off'";

  /// A connection plans a statement for a long time. One planned when a table was small reads all
  /// of it, and goes on so while it grows; all of ours find their rows by an index.
  private static final String FIND_BY_INDEX = "set enable_seqscan = off";

  /// @param size how many connections a PostgreSQL pool has at most
  static Pools of(String url, Dialect dialect, int size) {
    return switch (dialect) {
      case SQLITE -> {
        var writer = new HikariDataSource(config(url, "writer", 1, TURN_MAX, SQLITE_WRITER));
        var readers = new HikariDataSource(
            readOnly(config(url, "readers", SQLITE_READERS, TURN_MAX, SQLITE_READER)));
        yield new Pools(
            writer,
            readers,
            () -> {}, // An SQLite plans anew by itself.
            () -> {
              writer.close();
              readers.close();
            });
      }
      case POSTGRESQL -> {
        HikariConfig config = config(url, "database", size, AWAY_AFTER, POSTGRESQL);
        config.setConnectionInitSql(WRITE_BEFORE_CONFIRMING + "; " + FIND_BY_INDEX);
        var pool = new HikariDataSource(config);
        yield new Pools(
            pool, pool, () -> pool.getHikariPoolMXBean().softEvictConnections(), pool::close);
      }
    };
  }

  private static HikariConfig config(
      String url, String name, int size, Duration timeout, Map<String, String> properties) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setPoolName(name);
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(timeout.toMillis());
    properties.forEach(config::addDataSourceProperty);
    return config;
  }

  private static HikariConfig readOnly(HikariConfig config) {
    config.setConnectionInitSql("pragma query_only = true");
    return config;
  }

  /// Has all connections go as soon as nobody uses them.
  void renew() {
    renewing.run();
  }

  @Override
  public void close() {
    closing.run();
  }
}
