package io.kinora.infra.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/// The database of a server: opened once, shared by all threads, closed last.
///
/// What changes rows goes through [#inTransaction(Function)], what only looks through
/// [#read(Function)].
public final class Database implements AutoCloseable {

  private static final int TRIES = 5;

  private final String url;
  private final Dialect dialect;
  private final boolean wasMigrated;
  private final Pools pools;
  private final TransactionDataSource source;
  private final Jdbi writing;
  private final Jdbi reading;
  private final ScopedValue<Transaction> current = ScopedValue.newInstance();

  Database(String url, Dialect dialect, boolean wasMigrated, Pools pools) {
    this.url = url;
    this.dialect = dialect;
    this.wasMigrated = wasMigrated;
    this.pools = pools;
    this.source = new TransactionDataSource(pools.writers());
    this.writing = Jdbi.create(source::getConnection);
    this.reading = Jdbi.create(pools.readers());
    // Handles on a transaction's connection are closed before it ends; its owner ends it.
    writing.getConfig(Handles.class).setForceEndTransactions(false);
  }

  /// Opens the database at `url`, brought to this version's tables.
  ///
  /// Only one process may use an SQLite file: the caller holds the lock of the data folder.
  ///
  /// @param url `jdbc:sqlite:FILE` or `jdbc:postgresql://…`, with user and password where needed
  /// @param connectionsMax size of a PostgreSQL pool: threads that use it, and 8 more
  /// @throws UnusableDatabaseException when the database is not ours, is newer, or is away, or a
  ///     PostgreSQL is too old, has another encoding than UTF-8, or too few connections left
  public static Database open(String url, int connectionsMax) {
    Dialect dialect = Dialect.of(url);
    if (dialect == Dialect.POSTGRESQL) {
      PostgresTerms.require(url, connectionsMax);
    }
    boolean wasMigrated = Migrations.apply(url, dialect);
    return new Database(url, dialect, wasMigrated, Pools.of(url, dialect, connectionsMax));
  }

  /// Opens a database that has the tables of this version already, and changes nothing in it.
  ///
  /// @throws UnusableDatabaseException also when its tables are older
  public static Database openAsIs(String url, int connectionsMax) {
    Dialect dialect = Dialect.of(url);
    if (dialect == Dialect.POSTGRESQL) {
      PostgresTerms.require(url, connectionsMax);
    }
    Migrations.require(url, dialect);
    return new Database(url, dialect, false, Pools.of(url, dialect, connectionsMax));
  }

  /// Looks at a database of any version, or of somebody else; changes nothing.
  ///
  /// @param url of an SQLite file that is there, or of a PostgreSQL
  /// @throws UnusableDatabaseException when it is away
  public static <T> T peek(String url, Function<Handle, T> body) {
    try (Connection connection = DriverManager.getConnection(url);
        Handle handle = Jdbi.create(connection).open()) {
      return body.apply(handle);
    } catch (SQLException | JdbiException failure) {
      throw new UnusableDatabaseException(
          "The database cannot be reached: " + failure.getMessage(), failure);
    }
  }

  /// Tells whether opening it brought it to the tables of this version.
  public boolean wasMigrated() {
    return wasMigrated;
  }

  public Dialect dialect() {
    return dialect;
  }

  /// Runs `body` in one transaction: committed when it returns, rolled back when it throws.
  ///
  /// A body that PostgreSQL ended to solve a deadlock is run again, and so is one whose tables
  /// somebody has changed meanwhile: it does nothing but SQL.
  ///
  /// @throws IllegalStateException inside another transaction
  public <T> T inTransaction(Function<Transaction, T> body) {
    return inTransaction(Durability.POWER_CUT, body);
  }

  /// Like [#inTransaction(Function)], for what may be lost when it can be found again.
  public <T> T inTransaction(Durability durability, Function<Transaction, T> body) {
    if (current.isBound()) {
      throw new IllegalStateException("a transaction is open already");
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return once(durability, body);
      } catch (RuntimeException failure) {
        if (attempt == TRIES || !mayBeRunAgain(failure)) {
          throw failure;
        }
      }
    }
  }

  /// Like [#inTransaction(Function)], without an answer.
  public void transact(Consumer<Transaction> body) {
    var _ = inTransaction(transaction -> {
      body.accept(transaction);
      return true;
    });
  }

  private <T> T once(Durability durability, Function<Transaction, T> body) {
    Answer<T> answer = answer(durability, body);
    answer.transaction().committed(); // Its connection is free already for those who are woken.
    return answer.value();
  }

  private <T> Answer<T> answer(Durability durability, Function<Transaction, T> body) {
    boolean relaxed = durability == Durability.PROCESS_DEATH && dialect == Dialect.SQLITE;
    try (Connection connection = pools.writers().getConnection()) {
      return relaxed ? withoutSync(connection, body) : committed(connection, body);
    } catch (SQLException failure) {
      throw new IllegalStateException("the database failed: " + failure.getMessage(), failure);
    }
  }

  private <T> Answer<T> withoutSync(Connection connection, Function<Transaction, T> body)
      throws SQLException {
    pragma(connection, "synchronous = normal");
    try {
      return committed(connection, body);
    } finally {
      pragma(connection, "synchronous = full");
    }
  }

  private static void pragma(Connection connection, String setting) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("pragma " + setting);
    }
  }

  private record Answer<T>(Transaction transaction, T value) {}

  private <T> Answer<T> committed(Connection connection, Function<Transaction, T> body)
      throws SQLException {
    return source.call(connection, () -> committedHere(connection, body));
  }

  private <T> Answer<T> committedHere(Connection connection, Function<Transaction, T> body)
      throws SQLException {
    connection.setAutoCommit(false);
    Answer<T> answer;
    try (Handle handle = writing.open()) {
      var transaction = new Transaction(handle);
      T value = ScopedValue.where(current, transaction).call(() -> body.apply(transaction));
      connection.commit();
      answer = new Answer<>(transaction, value);
    } catch (Throwable failure) {
      rollBack(connection, failure);
      throw failure;
    }
    connection.setAutoCommit(true);
    return answer;
  }

  /// What fails of it hides no reason.
  private static void rollBack(Connection connection, Throwable reason) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException failure) {
      reason.addSuppressed(failure);
    }
  }

  private boolean mayBeRunAgain(RuntimeException failure) {
    return isOfOutdatedPlan(failure) || SqlTrouble.isRolledBack(failure);
  }

  /// Where it is, no connection has such plans any more.
  private boolean isOfOutdatedPlan(RuntimeException failure) {
    boolean isOutdated = SqlTrouble.isOfOutdatedPlan(failure);
    if (isOutdated) {
      pools.renew();
    }
    return isOutdated;
  }

  /// Runs `body` on a connection that sees all that is committed, and inside a transaction on that
  /// transaction's own. Where another process has just changed the tables it is run again.
  public <T> T read(Function<Handle, T> body) {
    if (current.isBound()) {
      return body.apply(current.get().handle());
    }
    try {
      return readOnce(body);
    } catch (RuntimeException failure) {
      if (!isOfOutdatedPlan(failure)) {
        throw failure;
      }
      return readOnce(body);
    }
  }

  private <T> T readOnce(Function<Handle, T> body) {
    try (Handle handle = reading.open()) {
      return body.apply(handle);
    }
  }

  /// Runs `body` on a connection that sees what was committed when it began, and nothing later.
  /// Many rows come a few at a time where the statement says how many.
  public <T> T readAsOfNow(Function<Handle, T> body) {
    return readOnce(handle -> {
      if (dialect == Dialect.POSTGRESQL) {
        handle.setTransactionIsolationLevel(TransactionIsolationLevel.REPEATABLE_READ);
      }
      return handle.inTransaction(body::apply);
    });
  }

  /// The time of the database, whose machine may have another clock than ours.
  public Instant now() {
    return Instant.ofEpochMilli(read(
        it -> it.createQuery("select " + dialect.nowMillis()).mapTo(Long.class).one()));
  }

  /// Connections that are the open transaction's own inside [#inTransaction(Function)].
  public DataSource dataSource() {
    return source;
  }

  /// A connection outside the pools, for one who keeps it, such as a listener. The caller closes
  /// it.
  public Connection ownConnection() throws SQLException {
    return DriverManager.getConnection(url);
  }

  @Override
  public void close() {
    pools.close();
  }

  /// Tells whether `failure` came from the database and not from a mistake in our code.
  public static boolean isCauseOf(Throwable failure) {
    return SqlTrouble.isIn(failure);
  }

  /// Tells whether the database was away when `failure` came: cut off, stopping, or with no
  /// connection to give.
  public static boolean isAway(Throwable failure) {
    return SqlTrouble.isAway(failure);
  }
}
