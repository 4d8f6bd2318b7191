package io.kinora.api.stored;

import io.kinora.api.http.Exchange;
import io.kinora.api.http.ServedFile;
import io.kinora.engine.library.AssetFile;
import io.kinora.engine.library.GrowingFile;
import io.kinora.engine.library.GrowingFile.Piece;
import io.kinora.engine.library.Library;
import io.kinora.engine.task.Task;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Serves files while they are made: without a length, as fast as they grow, until they are whole.
/// A playlist is served as it is now, and what playlists tell of by ranges, too.
///
/// Source: the tasks contract, section 10, preview.
public final class GrowingFiles {

  private static final String STREAM = "video/x-flv";
  private static final String PLAYLIST = "application/vnd.apple.mpegurl";

  private final Library library;
  private final TaskEngine engine;

  public GrowingFiles(Library library, TaskEngine engine) {
    this.library = library;
    this.engine = engine;
  }

  /// @return whether it was served; what only players wait for is not where its task has ended
  /// @throws IOException also where the file never becomes whole: half of it must not look so
  public boolean send(Exchange exchange, GrowingFile file) throws IOException {
    if (!file.contentType().equals(STREAM) && isOver(file)) {
      return false;
    }
    exchange.header("Cache-Control", "no-store");
    switch (file.contentType()) {
      case PLAYLIST -> sendSoFar(exchange, file);
      case STREAM -> sendToItsEnd(exchange, file);
      default -> {
        if (!ServedFile.sendRanges(exchange, new GrowingBytes(library, file))) {
          sendToItsEnd(exchange, file);
        }
      }
    }
    return true;
  }

  private boolean isOver(GrowingFile file) {
    var key = new TaskId(file.asset().value());
    return engine.findTask(key).filter(task -> !task.isFinal()).isEmpty();
  }

  /// It says of itself that more is to come; players ask again.
  private void sendSoFar(Exchange exchange, GrowingFile file) throws IOException {
    try (InputStream text = library.open(file, 0)) {
      exchange.send(200, file.contentType(), text.readAllBytes());
    }
  }

  private void sendToItsEnd(Exchange exchange, GrowingFile file) throws IOException {
    if (exchange.method().equals("HEAD")) {
      exchange.stream(200, file.contentType()).close();
      return; // How long it will be, nobody knows yet.
    }
    var key = new TaskId(file.asset().value());
    try (OutputStream out = exchange.stream(200, file.contentType());
        var attendance = new Attendance(exchange, engine, Set.of(key))) {
      long sent = 0;
      boolean isOver = false;
      while (true) {
        Optional<AssetFile> whole = library.findFile(file.tenant(), file.asset(), file.name());
        if (whole.isPresent()) {
          copy(library.open(whole.get(), sent), out);
          return;
        }
        if (isOver) {
          throw new IOException("the file was not finished");
        }
        sent = sendPieces(file, sent, out);
        if (attendance.hasLeft()) {
          return; // Nobody is there to take half a file for a whole one.
        }
        isOver = attendance.isOver() || attendance.next().stream().anyMatch(Task::isFinal);
      }
    }
  }

  /// Sends what is there behind `sent`. A later run of the task makes the same bytes again.
  private long sendPieces(GrowingFile file, long sent, OutputStream out) throws IOException {
    long start = 0;
    long position = sent;
    for (Piece piece : piecesNow(file)) {
      long end = start + piece.sizeBytes();
      if (end > position) {
        try {
          copy(library.open(piece, position - start), out);
        } catch (NoSuchFileException _) {
          return position; // The whole file has taken its place: that is found next.
        }
        position = end;
      }
      start = end;
    }
    return position;
  }

  private List<Piece> piecesNow(GrowingFile file) {
    return library.growingFiles(file.asset()).stream()
        .filter(it -> it.name().equals(file.name()))
        .findFirst()
        .map(GrowingFile::pieces)
        .orElse(List.of());
  }

  private static void copy(InputStream bytes, OutputStream out) throws IOException {
    try (bytes) {
      bytes.transferTo(out);
      out.flush();
    }
  }
}
