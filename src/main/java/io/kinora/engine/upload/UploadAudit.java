package io.kinora.engine.upload;

import io.kinora.infra.db.Database;
import io.kinora.infra.storage.Storage;
import io.kinora.infra.storage.StorageKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Looks whether the pieces of uploads are there; changes nothing.
public record UploadAudit(Database database, Storage storage) {

  private static final int PAGE = 500;

  /// The keys of rows whose file is not there: somebody else took it, or the storage lost it.
  public List<String> missingPieces() throws IOException {
    var missing = new ArrayList<String>();
    List<StorageKey> page = after("");
    while (!page.isEmpty()) {
      for (StorageKey key : page) {
        if (storage.find(key).isEmpty() && isStillThere(key)) {
          missing.add(key.toString());
        }
      }
      page = after(page.getLast().toString());
    }
    return missing;
  }

  private List<StorageKey> after(String key) {
    return database.read(handle -> PieceTable.after(handle, key, PAGE));
  }

  private boolean isStillThere(StorageKey key) {
    return !database.read(handle -> PieceTable.known(handle, List.of(key))).isEmpty();
  }
}
