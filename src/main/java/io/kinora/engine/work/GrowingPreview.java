package io.kinora.engine.work;

import io.kinora.engine.work.Outputs.Made;
import io.kinora.engine.work.Workshop.Bench;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.db.SqlWork;
import io.kinora.media.render.PlannedFilm;
import io.kinora.media.render.PreviewFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Shows the preview of a film while it is made: piece after piece, as its files grow.
///
/// One thread at a time.
public final class GrowingPreview {

  public static final String NAME = "preview";

  private static final String FLV = "video/x-flv";

  /// The first comes soon; then none that is hardly worth a transaction.
  private static final long FIRST_BYTES = 16 * 1024;

  private static final long PIECE_BYTES = 128 * 1024;

  private final Bench bench;
  private final ObjectNode result;
  private final GrowingOutput flv;
  private final @Nullable GrowingStream stream;

  private GrowingPreview(
      Bench bench, ObjectNode result, GrowingOutput flv, @Nullable GrowingStream stream) {
    this.bench = bench;
    this.result = result;
    this.flv = flv;
    this.stream = stream;
  }

  /// @param result where each file is shown as soon as there is something of it
  public static GrowingPreview begun(
      Bench bench, Outputs outputs, ObjectNode result, PlannedFilm film) {
    Made made = Made.passing(NAME, bench.folder().file("preview.flv"), FLV);
    boolean isStreamed = bench.parameters().path(GrowingStream.NAME).asBoolean(false);
    try {
      var flv = GrowingOutput.begun(bench.run(), outputs, made);
      return new GrowingPreview(
          bench, result, flv, isStreamed ? GrowingStream.begun(bench, outputs, film) : null);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// What is to be written.
  public PreviewFiles files() {
    var files = PreviewFiles.of(flv.file().path());
    return stream == null ? files : files.withMp4(stream.mp4());
  }

  /// Looks whether the files have grown enough for another piece.
  public void look() {
    try {
      long size = flv.sizeBytes();
      if (size - flv.shownBytes() >= (flv.isBegun() ? PIECE_BYTES : FIRST_BYTES)) {
        show(NAME, flv.next(size));
      }
      if (stream != null && flv.isBegun()) { // In the order in which results have them.
        Optional<SqlWork> more = stream.look(PIECE_BYTES);
        if (more.isPresent()) {
          show(GrowingStream.NAME, more.get());
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException _) {
      throw new StopSignal.StoppedException();
    }
  }

  private void show(String name, SqlWork rows) throws InterruptedException {
    tell(name);
    bench.run().partial(NAME, result.toString(), rows);
  }

  private void tell(String name) {
    result.set(name, new OutputFile(name, true, true).placeholder());
  }

  /// The files, once they are whole; all that clients are to know of stand in the result.
  public List<Made> finish() {
    var files = new ArrayList<>(List.of(flv.file()));
    tell(NAME);
    if (stream != null) {
      try {
        files.addAll(stream.finish());
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
      tell(GrowingStream.NAME);
    }
    return files;
  }
}
