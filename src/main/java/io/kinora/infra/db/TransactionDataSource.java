package io.kinora.infra.db;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The pool as seen from inside and outside of a transaction: inside, every connection asked for
/// on this thread is the transaction's own, so that a library's statements join it.
final class TransactionDataSource implements DataSource {

  private final ScopedValue<Connection> open = ScopedValue.newInstance();
  private final DataSource pool;

  TransactionDataSource(DataSource pool) {
    this.pool = pool;
  }

  <T> T call(Connection connection, ScopedValue.CallableOp<T, SQLException> body)
      throws SQLException {
    return ScopedValue.where(open, shared(connection)).call(body);
  }

  /// Who shares a connection cannot end it: that is for the one who opened the transaction.
  private static Connection shared(Connection connection) {
    return (Connection) Proxy.newProxyInstance(
        TransactionDataSource.class.getClassLoader(),
        new Class<?>[] {Connection.class},
        (_, method, arguments) -> switch (method.getName()) {
          case "close", "commit", "rollback", "setAutoCommit" -> null;
          default -> {
            try {
              yield method.invoke(connection, arguments);
            } catch (InvocationTargetException failure) {
              throw failure.getTargetException();
            }
          }
        });
  }

  @Override
  public Connection getConnection() throws SQLException {
    return open.isBound() ? open.get() : pool.getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("the pool knows its user");
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter writer) throws SQLException {
    throw new SQLFeatureNotSupportedException("logs go through slf4j");
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return pool.getLoginTimeout();
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    pool.setLoginTimeout(seconds);
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("logs go through slf4j");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return pool.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return pool.isWrapperFor(type);
  }
}
