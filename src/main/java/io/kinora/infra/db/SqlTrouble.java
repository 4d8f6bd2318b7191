package io.kinora.infra.db;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.JdbiException;

/// What a database fails of, told from the failure that its user got.
///
/// Source: the documentation of PostgreSQL, appendix A.
final class SqlTrouble {

  /// Classes 08, 53 and 57.
  private static final Pattern AWAY = Pattern.compile("08.*|53300|57P0[1-3]");

  /// Class 40, transaction rollback.
  private static final String ROLLED_BACK = "40";

  /// Class 0A, feature not supported.
  private static final String NOT_SUPPORTED = "0A000";

  private SqlTrouble() {}

  static boolean isIn(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException || cause instanceof JdbiException) {
        return true;
      }
    }
    return false;
  }

  static boolean isAway(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException
          || (cause instanceof SQLException sql && isOfConnection(sql))) {
        return true;
      }
    }
    return false;
  }

  /// With neither a state nor a number it is of the pool, whose connection had broken before.
  private static boolean isOfConnection(SQLException failure) {
    String state = failure.getSQLState();
    return state == null
        ? failure.getErrorCode() == 0 && "Connection is closed".equals(failure.getMessage())
        : AWAY.matcher(state).matches();
  }

  /// Tells whether the database ended a transaction to solve a deadlock.
  static boolean isRolledBack(Throwable failure) {
    return first(failure).filter(it -> it.getSQLState().startsWith(ROLLED_BACK)).isPresent();
  }

  /// Tells whether somebody has changed a table since its connection prepared a statement.
  static boolean isOfOutdatedPlan(Throwable failure) {
    return first(failure)
        .filter(it -> it.getSQLState().equals(NOT_SUPPORTED))
        .filter(it -> String.valueOf(it.getMessage()).contains("cached plan"))
        .isPresent();
  }

  /// The outermost that has a state.
  private static Optional<SQLException> first(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }
}
