package io.kinora.engine.moving;

import io.kinora.engine.upload.UploadPlace;
import io.kinora.infra.db.Database;
import io.kinora.infra.storage.Storage;

/// One side of a move.
///
/// @param uploads       where uploads lie; its storage is the same
/// @param databasePlace for people, without secrets
/// @param storagePlace  likewise
public record Installation(
    Database database, UploadPlace uploads, String databasePlace, String storagePlace) {

  Storage storage() {
    return uploads.storage();
  }

  String name() {
    return databasePlace + " with " + storagePlace;
  }
}
