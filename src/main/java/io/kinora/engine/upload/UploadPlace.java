package io.kinora.engine.upload;

import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.storage.HasLocalFiles;
import io.kinora.infra.storage.Storage;
import java.nio.file.Path;

/// Where uploads are kept.
///
/// @param storage   keeps their bytes, unless it is on this machine: then `folder` does
/// @param folder    of this machine; made where it is missing. What goes elsewhere passes it
/// @param freeSpace what must stay free on its disk
public record UploadPlace(Storage storage, Path folder, FreeSpace freeSpace) {

  /// Tells whether uploads are files of the folder, not pieces in the storage.
  boolean isHere() {
    return storage instanceof HasLocalFiles;
  }
}
