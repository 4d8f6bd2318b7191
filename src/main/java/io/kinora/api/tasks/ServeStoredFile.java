package io.kinora.api.tasks;

import io.kinora.api.http.Blob;
import io.kinora.api.http.Exchange;
import io.kinora.api.http.ServedFile;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskId;
import io.kinora.engine.work.Keeping;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Serves the files of tasks at their addresses, without credentials.
///
/// Source: the tasks contract, section 9.
final class ServeStoredFile {

  private final TasksFiles files;
  private final TaskEngine engine;

  ServeStoredFile(TasksFiles files, TaskEngine engine) {
    this.files = files;
    this.engine = engine;
  }

  /// @param names tenant, key and file, as they stand in the path
  void answer(Exchange exchange, List<String> names) throws IOException {
    if (names.size() != 3) {
      throw RequestFault.unknownPath();
    }
    TaskId key = Keys.findId(names.get(1)).orElseThrow(RequestFault::unknownPath);
    Optional<Blob> file = files.find(names.get(0), key, names.get(2));
    if (file.isPresent() && isPersistent(key)) {
      exchange.header("Cache-Control", "public, max-age=604800");
    }
    ServedFile.send(exchange, file.orElseThrow(RequestFault::unknownPath));
  }

  private boolean isPersistent(TaskId key) {
    return engine
        .findTask(key)
        .filter(TaskContext::isOurs)
        .filter(task -> TaskContext.of(task).storeType().keeping() == Keeping.PERSISTENT)
        .isPresent();
  }
}
