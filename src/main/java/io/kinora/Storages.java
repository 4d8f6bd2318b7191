package io.kinora;

import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.storage.FolderStorage;
import io.kinora.infra.storage.Passage;
import io.kinora.infra.storage.S3Storage;
import io.kinora.infra.storage.Storage;
import io.kinora.infra.storage.StoragePlace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/// Opens the storage that the settings name.
final class Storages {

  private Storages() {}

  /// @param freeSpace what must stay free: where it is a folder, of its disk; where it is a bucket,
  ///     of the one that is worked on
  /// @param parts     closes it, where it has to be closed
  /// @throws CannotStartException where a bucket cannot be used
  /// @throws InvalidSettingException where a setting is missing
  static Storage open(Settings settings, FreeSpace freeSpace, InstantSource clock, OpenParts parts)
      throws IOException {
    return switch (StorageSettingTable.place(settings)) {
      case StoragePlace.Folder(Path path) -> FolderStorage.in(path, freeSpace);
      case StoragePlace.Bucket bucket -> parts.add(open(bucket, settings, freeSpace, clock));
    };
  }

  /// The same, and it must take files: for who is about to work.
  static Storage openForWork(
      Settings settings, FreeSpace freeSpace, InstantSource clock, OpenParts parts)
      throws IOException {
    Storage storage = open(settings, freeSpace, clock, parts);
    if (storage instanceof S3Storage bucket) {
      try {
        bucket.requireWrites();
      } catch (IllegalStateException failure) {
        throw new CannotStartException(String.valueOf(failure.getMessage()), failure);
      }
    }
    return storage;
  }

  private static S3Storage open(
      StoragePlace.Bucket bucket, Settings settings, FreeSpace freeSpace, InstantSource clock) {
    var passage = new Passage(settings.data(), freeSpace);
    try {
      return S3Storage.open(bucket, StorageSettingTable.s3(settings), passage, clock);
    } catch (IllegalStateException failure) {
      throw new CannotStartException(String.valueOf(failure.getMessage()), failure);
    }
  }
}
