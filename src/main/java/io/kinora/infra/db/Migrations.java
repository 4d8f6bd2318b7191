package io.kinora.infra.db;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/// Brings a database to the tables of this version, and refuses one that is not ours or is newer.
final class Migrations {

  private Migrations() {}

  /// @return whether there was anything to bring
  static boolean apply(String url, Dialect dialect) {
    Flyway flyway = flyway(url, dialect);
    try {
      refuseNewer(flyway);
      return flyway.migrate().migrationsExecuted > 0;
    } catch (FlywayException failure) {
      throw unusable(failure);
    }
  }

  /// Refuses also one that there is anything to bring to.
  static void require(String url, Dialect dialect) {
    Flyway flyway = flyway(url, dialect);
    try {
      refuseNewer(flyway);
      if (flyway.info().pending().length > 0) {
        throw new UnusableDatabaseException("The database has the tables of an older version of"
            + " Kinora: start the server of this version once, and stop it again.");
      }
    } catch (FlywayException failure) {
      throw unusable(failure);
    }
  }

  private static Flyway flyway(String url, Dialect dialect) {
    return Flyway.configure()
        .dataSource(url, null, null)
        .locations("classpath:io/kinora/infra/db/migrations")
        .placeholders(dialect.placeholders())
        .loggers("slf4j")
        .load();
  }

  private static UnusableDatabaseException unusable(FlywayException failure) {
    return new UnusableDatabaseException(
        "The database is not one of Kinora's, or cannot be reached: " + firstLine(failure),
        failure);
  }

  private static void refuseNewer(Flyway flyway) {
    for (MigrationInfo applied : flyway.info().applied()) {
      if (applied.getState() == MigrationState.FUTURE_SUCCESS) {
        throw new UnusableDatabaseException(
            "The database was written by a newer version of Kinora (its tables have version "
                + applied.getVersion() + "): start that version, or restore a copy.");
      }
    }
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
