package io.kinora.api.tasks;

import io.kinora.api.http.Exchange;
import io.kinora.api.http.ServedFile;
import io.kinora.api.tasks.TasksFiles.KeptFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Serves the files of tasks at their addresses, without credentials.
///
/// Source: the tasks contract, section 9.
final class ServeStoredFile {

  private final TasksFiles files;

  ServeStoredFile(TasksFiles files) {
    this.files = files;
  }

  /// @param names tenant, key and file, as they stand in the path
  void answer(Exchange exchange, List<String> names) throws IOException {
    Optional<KeptFile> found = names.size() == 3
        ? Keys.findId(names.get(1)).flatMap(key -> files.find(names.get(0), key, names.get(2)))
        : Optional.empty();
    KeptFile file = found.orElseThrow(RequestFault::unknownPath);
    if (file.isPersistent()) {
      exchange.header("Cache-Control", "public, max-age=604800");
    }
    ServedFile.send(exchange, file.blob());
  }
}
