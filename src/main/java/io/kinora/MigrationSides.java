package io.kinora;

import io.kinora.engine.moving.CannotMoveException;
import io.kinora.engine.moving.Installation;
import io.kinora.engine.moving.Move;
import io.kinora.engine.moving.MoveMarks;
import io.kinora.engine.moving.Part;
import io.kinora.engine.upload.UploadPlace;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.Dialect;
import io.kinora.infra.secret.MasterKey;
import io.kinora.infra.storage.Storage;
import io.kinora.infra.storage.StoragePlace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// The two sides of `kinora migrate`, by their settings.
record MigrationSides(Settings source, Settings target) {

  private static final int CONNECTIONS = 4;

  /// What differs, and so moves.
  ///
  /// @throws InvalidSettingException where nothing does
  Set<Part> parts() {
    var parts = EnumSet.noneOf(Part.class);
    if (!databasePlace(source).equals(databasePlace(target))) {
      parts.add(Part.ROWS);
    }
    if (!storagePlace(source).equals(storagePlace(target))) {
      parts.add(Part.FILES);
    }
    if (parts.isEmpty()) {
      throw new InvalidSettingException("Source and target are the same: name another database by"
          + " --to, another storage by --to-storage, or both.");
    }
    if (!uploadPlace(source).equals(uploadPlace(target))) {
      parts.add(Part.UPLOADS);
    }
    return parts;
  }

  private static String databasePlace(Settings settings) {
    String url = settings.databaseUrl();
    return Dialect.of(url) == Dialect.SQLITE ? realPath(sqliteFile(url)).toString() : url;
  }

  private static Path sqliteFile(String url) {
    return Path.of(url.substring("jdbc:sqlite:".length())).toAbsolutePath().normalize();
  }

  private static Path realPath(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException _) { // Not there yet.
      return path;
    }
  }

  private record Bucket(StoragePlace place, Optional<URI> endpoint) {}

  private static Object storagePlace(Settings settings) {
    return switch (StorageSettingTable.place(settings)) {
      case StoragePlace.Folder(Path path) -> realPath(path.toAbsolutePath().normalize());
      case StoragePlace.Bucket bucket ->
        new Bucket(bucket, settings.value(StorageSettingTable.ENDPOINT));
    };
  }

  private static Object uploadPlace(Settings settings) {
    return switch (StorageSettingTable.place(settings)) {
      case StoragePlace.Folder _ ->
        realPath(StorageSettingTable.uploads(settings).toAbsolutePath().normalize());
      case StoragePlace.Bucket _ -> storagePlace(settings);
    };
  }

  /// Takes the data folders, so that no server starts in them.
  ///
  /// @param isSourceStill whether nobody may work at the source now
  void lock(boolean isSourceStill, OpenParts parts) {
    boolean isOneFolder = realPath(source.data()).equals(realPath(target.data()));
    if (isSourceStill && Files.isDirectory(source.data())) {
      parts.add(DataFolder.take(source.data()));
    }
    if (!isOneFolder) {
      parts.add(DataFolder.take(target.data()));
    }
  }

  /// Looks at the target before anything is changed in it.
  ///
  /// @throws CannotMoveException where somebody else's rows are there, or its key is another
  void requireFreshTarget(Set<Part> parts) {
    if (parts.contains(Part.ROWS) && target.isDatabaseThere()) {
      String url = target.databaseUrl();
      Database.peek(url, it -> MoveMarks.findStranger(it, Dialect.of(url))).ifPresent(table -> {
        throw Move.notEmpty(table);
      });
    }
    requireOneKey();
  }

  /// What is sealed comes along as it is.
  private void requireOneKey() {
    MasterKey here = sourceKey();
    if (targetKey().filter(it -> !it.isSameAs(here)).isPresent()) {
      throw new CannotMoveException("The target has another master key, by which it cannot read the"
          + " secrets that come along: set its KINORA_MASTER_KEY to that of the source, or remove"
          + " master.key from its data folder " + target.data() + ".");
    }
  }

  private MasterKey sourceKey() {
    return key(source)
        .orElseThrow(() -> new CannotMoveException("The master key of the source is not known, by"
            + " which the target reads the secrets that come along: set KINORA_MASTER_KEY, or let"
            + " KINORA_DATA name the folder that has master.key."));
  }

  private Optional<MasterKey> targetKey() {
    return key(target);
  }

  private static Optional<MasterKey> key(Settings settings) {
    return settings.value(Settings.MASTER_KEY).or(() -> MasterKey.findIn(settings.data()));
  }

  /// Has the target open what the source has sealed, also where it starts with its folder alone.
  void bringKey() throws IOException {
    if (targetKey().isEmpty()) {
      sourceKey().keepIn(target.data());
    }
  }

  /// Opens the source as it is.
  ///
  /// @throws CannotStartException where it is not there
  Installation openSource(OpenParts parts) throws IOException {
    source.requireDatabase();
    Database database = parts.add(Database.openAsIs(source.databaseUrl(), CONNECTIONS));
    return installation(source, database, new FreeSpace(0), parts);
  }

  /// Opens the target, brought to the tables of this version.
  ///
  /// @param shared the database of the source, where both have one
  Installation openTarget(Database shared, Set<Part> moving, OpenParts parts) throws IOException {
    Database database = shared;
    if (moving.contains(Part.ROWS)) {
      String url = target.databaseUrl();
      if (Dialect.of(url) == Dialect.SQLITE) {
        Files.createDirectories(sqliteFile(url).resolveSibling(""));
      }
      database = parts.add(Database.open(url, CONNECTIONS));
    }
    return installation(target, database, Server.FREE_SPACE, parts);
  }

  private static Installation installation(
      Settings settings, Database database, FreeSpace freeSpace, OpenParts parts)
      throws IOException {
    Storage storage = Storages.open(settings, freeSpace, Clock.systemUTC(), parts);
    return new Installation(
        database,
        new UploadPlace(storage, StorageSettingTable.uploads(settings), freeSpace),
        shownDatabase(settings),
        StorageSettingTable.placeName(settings));
  }

  static String shownDatabase(Settings settings) {
    return SettingType.DATABASE.shown().apply(settings.databaseUrl());
  }
}
