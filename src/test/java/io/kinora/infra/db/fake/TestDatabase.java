package io.kinora.infra.db.fake;

import io.kinora.infra.db.Database;
import java.nio.file.Path;

/// The databases that tests run on: `@ParameterizedClass @EnumSource` runs a class on each.
public enum TestDatabase {
  SQLITE {
    @Override
    public Database open(Path folder, int connectionsMax) {
      return Database.open("jdbc:sqlite:" + folder.resolve("kinora.db"), connectionsMax);
    }
  },
  POSTGRESQL {
    @Override
    public Database open(Path folder, int connectionsMax) {
      return TestPostgres.open(connectionsMax);
    }
  };

  /// Opens a new, empty database. The caller closes it.
  ///
  /// @param folder for a file; an empty one
  public abstract Database open(Path folder, int connectionsMax);
}
