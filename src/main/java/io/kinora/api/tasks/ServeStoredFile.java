package io.kinora.api.tasks;

import io.kinora.api.http.Exchange;
import io.kinora.api.http.ServedFile;
import io.kinora.engine.library.AssetFile;
import io.kinora.engine.library.Library;
import io.kinora.engine.library.Store;
import java.io.IOException;
import java.util.List;

/// Serves the files of tasks at their addresses, without credentials.
///
/// Source: the tasks contract, section 9.
final class ServeStoredFile {

  private final Library library;

  ServeStoredFile(Library library) {
    this.library = library;
  }

  /// @param names tenant, key and file, as they stand in the path
  void answer(Exchange exchange, List<String> names) throws IOException {
    AssetFile file = FileAddress.find(library, names).orElseThrow(RequestFault::unknownPath);
    if (file.store() == Store.PERSISTENT) {
      exchange.header("Cache-Control", "public, max-age=604800");
    }
    ServedFile.send(exchange, new AssetBlob(library, file));
  }
}
