package io.kinora;

import io.kinora.infra.db.Database;
import io.kinora.infra.db.SharedClock;
import io.kinora.infra.db.UnusableDatabaseException;
import java.time.Clock;

/// Opens the database of a server for a command that works beside it. Only a server brings tables
/// forward: processes of the version before may still need to come back.
final class Databases {

  private static final int CONNECTIONS = 4;

  private Databases() {}

  /// @throws CannotStartException where the installation has moved elsewhere, or is half here
  /// @throws UnusableDatabaseException where its tables are not of this version
  static Database open(Settings settings) {
    Database database = openAny(settings);
    try {
      StartChecks.requireHere(database, StorageSettingTable.placeName(settings));
    } catch (RuntimeException failure) {
      database.close();
      throw failure;
    }
    return database;
  }

  /// The time by which a command writes: that of the servers.
  static SharedClock clock(Database database) {
    return SharedClock.of(database, Clock.systemUTC());
  }

  /// Like [#open], also of an installation that has moved.
  static Database openAny(Settings settings) {
    return Database.openAsIs(settings.databaseUrl(), CONNECTIONS);
  }
}
