package io.kinora.infra.storage;

import io.kinora.infra.base.FreeSpace;
import java.io.IOException;
import java.nio.file.Path;

/// The disk of this machine that files pass on their way into a bucket: what works here has them
/// in a folder of its own first.
///
/// @param folder    one that is there, on this disk
/// @param freeSpace what must stay free
public record Passage(Path folder, FreeSpace freeSpace) {

  /// @throws io.kinora.infra.base.FailureException `OUT_OF_SPACE` where too little is left
  void check() throws IOException {
    freeSpace.check(folder);
  }
}
