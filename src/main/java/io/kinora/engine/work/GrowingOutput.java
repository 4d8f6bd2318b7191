package io.kinora.engine.work;

import io.kinora.engine.task.Run;
import io.kinora.engine.work.Outputs.Made;
import io.kinora.infra.db.SqlWork;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

/// A file that can be read while a run makes it: it is stored piece after piece.
///
/// One thread at a time.
final class GrowingOutput {

  private final Run run;
  private final Outputs outputs;
  private final Made file;
  private long shownBytes;
  private int pieceCount;

  private GrowingOutput(Run run, Outputs outputs, Made file) {
    this.run = run;
    this.outputs = outputs;
    this.file = file;
  }

  /// Begins anew where an earlier attempt was broken off: its bytes come again.
  static GrowingOutput begun(Run run, Outputs outputs, Made file) throws IOException {
    Files.deleteIfExists(file.path());
    return new GrowingOutput(run, outputs, file);
  }

  Made file() {
    return file;
  }

  long shownBytes() {
    return shownBytes;
  }

  boolean isBegun() {
    return pieceCount > 0;
  }

  /// How many bytes there are now.
  long sizeBytes() throws IOException {
    return Files.exists(file.path()) ? Files.size(file.path()) : 0;
  }

  /// Stores the next piece.
  ///
  /// @param endBytes where it ends in the file
  /// @return what makes it readable
  SqlWork next(long endBytes) throws IOException {
    try (InputStream bytes = Files.newInputStream(file.path())) {
      bytes.skipNBytes(shownBytes);
      byte[] piece = bytes.readNBytes(Math.toIntExact(endBytes - shownBytes));
      SqlWork rows = outputs.grow(run, file, new ByteArrayInputStream(piece), pieceCount);
      shownBytes += piece.length;
      pieceCount++;
      return rows;
    }
  }
}
