package io.kinora.engine.upload;

import io.kinora.infra.db.SqlWork;
import java.io.IOException;

/// The end of an upload, where it grows. For one thread.
interface UploadEnd extends AutoCloseable {

  /// Takes the first `length` bytes; they are not safe yet.
  ///
  /// @throws io.kinora.infra.base.FailureException `OUT_OF_SPACE` where too little is left
  void write(byte[] bytes, int length) throws IOException;

  /// Begins to make safe what has come, while more comes; waits for what was begun before.
  ///
  /// @throws io.kinora.infra.base.FailureException `OUT_OF_SPACE`, `UNAVAILABLE`
  void beginSync() throws IOException;

  /// Makes safe all that has come, as far as no earlier failure has left a gap before it.
  ///
  /// @throws io.kinora.infra.base.FailureException `OUT_OF_SPACE`, `UNAVAILABLE`
  void sync() throws IOException;

  /// How many bytes of the upload are safe, without a gap.
  long durable();

  /// Drops what has come from `length` on, which is where this end began; what of it was recorded
  /// already loses its rows with the next offset.
  void cutBack(long length) throws IOException;

  /// What is to be committed with the offset [#durable].
  SqlWork rows();

  /// The rows were committed.
  void recorded();

  @Override
  void close() throws IOException;
}
