package io.kinora.infra.db;

import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;

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
      if (flyway.info().applied().length == 0) {
        throw new UnusableDatabaseException(
            "There are no tables of Kinora in the database yet:" + " start a server with it once.");
      }
      if (flyway.info().pending().length > 0) {
        throw new UnusableDatabaseException("The database has the tables of an older version of"
            + " Kinora: start a server of this version once, or use the command of that one.");
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
    if (failure instanceof FlywayValidateException) {
      return new UnusableDatabaseException(
          "The database was brought forward by another build of Kinora, whose tables are not those"
              + " of this one: start that build, or restore a copy. " + reason(failure),
          failure);
    }
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

  /// What Flyway found, without what it would do about it.
  private static String reason(FlywayException failure) {
    return String.valueOf(failure.getMessage())
        .lines()
        .filter(line -> line.contains("igration"))
        .map(String::strip)
        .limit(3)
        .collect(Collectors.joining(" "));
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
