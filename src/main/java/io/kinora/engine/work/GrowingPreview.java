package io.kinora.engine.work;

import io.kinora.engine.work.Outputs.Made;
import io.kinora.engine.work.Workshop.Bench;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.db.SqlWork;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;

/// Shows the preview of a film while it is made: piece after piece, as the file grows.
///
/// One thread at a time.
final class GrowingPreview {

  /// The first comes soon; then none that is hardly worth a transaction.
  private static final long FIRST_BYTES = 16 * 1024;

  private static final long PIECE_BYTES = 128 * 1024;

  private final Bench bench;
  private final Outputs outputs;
  private final Made file;
  private final String resultJson;
  private long shownBytes;
  private int pieceCount;

  /// @param resultJson the part of the result in which the preview stands
  GrowingPreview(Bench bench, Outputs outputs, Made file, String resultJson) {
    this.bench = bench;
    this.outputs = outputs;
    this.file = file;
    this.resultJson = resultJson;
  }

  /// Looks whether the file has grown enough for another piece.
  void look() {
    try {
      long size = Files.exists(file.path()) ? Files.size(file.path()) : 0;
      if (size - shownBytes >= (pieceCount == 0 ? FIRST_BYTES : PIECE_BYTES)) {
        show();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException _) {
      throw new StopSignal.StoppedException();
    }
  }

  private void show() throws IOException, InterruptedException {
    try (FileChannel channel = FileChannel.open(file.path());
        InputStream bytes = Channels.newInputStream(channel.position(shownBytes))) {
      SqlWork rows = outputs.grow(bench.run(), file, bytes, pieceCount);
      shownBytes = channel.position();
      pieceCount++;
      bench.run().partial("preview", resultJson, rows);
    }
  }
}
