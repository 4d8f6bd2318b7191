package io.kinora.infra.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// A storage whose files lie on this machine, so that they can be worked on without a copy.
public interface HasLocalFiles {

  /// Where a file is, to be read only; empty where there is no such file.
  Optional<Path> findPath(StorageKey key) throws IOException;
}
