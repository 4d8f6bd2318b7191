package io.kinora.api.tasks;

import io.kinora.api.http.Exchange;
import io.kinora.api.http.ServedFile;
import io.kinora.api.stored.AssetBlob;
import io.kinora.api.stored.GrowingFiles;
import io.kinora.engine.library.AssetFile;
import io.kinora.engine.library.GrowingFile;
import io.kinora.engine.library.Library;
import io.kinora.engine.library.Store;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Serves the files of tasks at their addresses, without credentials.
///
/// Source: the tasks contract, section 9.
final class ServeStoredFile {

  private final Library library;
  private final GrowingFiles growing;

  ServeStoredFile(TasksParts parts) {
    this.library = parts.library();
    this.growing = new GrowingFiles(parts.library(), parts.engine());
  }

  /// @param names tenant, key and file, as they stand in the path
  void answer(Exchange exchange, List<String> names) throws IOException {
    Optional<AssetFile> whole = FileAddress.find(library, names);
    if (whole.isPresent()) {
      send(exchange, whole.get());
    } else {
      answerGrowing(exchange, names);
    }
  }

  /// Few files grow: only who finds none that is whole asks for them.
  private void answerGrowing(Exchange exchange, List<String> names) throws IOException {
    Optional<GrowingFile> part = FileAddress.findGrowing(library, names);
    if (part.isPresent() && growing.send(exchange, part.get())) {
      return;
    }
    // It may have become whole between the two questions.
    send(exchange, FileAddress.find(library, names).orElseThrow(RequestFault::unknownPath));
  }

  private void send(Exchange exchange, AssetFile file) throws IOException {
    if (file.store() == Store.PERSISTENT) {
      exchange.header("Cache-Control", "public, max-age=604800");
    }
    ServedFile.send(exchange, new AssetBlob(library, file));
  }
}
