package io.kinora.infra.platform;

import java.nio.file.Path;
import java.util.Optional;

/// One upload as a platform sees it: what is sent, and where it is noted how far that has come.
/// Its maker is who wants the upload.
public interface Upload {

  Path file();

  long sizeBytes();

  /// Asked now and then, from any thread.
  boolean isStopped();

  /// Says how much of the file has arrived.
  void arrived(long byteCount);

  /// What an earlier attempt at the same upload has noted last.
  Optional<String> earlierNote();

  /// Keeps a note for a later attempt, and returns when it is kept. It may hold secrets.
  ///
  /// @throws InterruptedException when the work was stopped
  void note(String note) throws InterruptedException;
}
