package io.kinora.api.tasks;

import io.kinora.api.http.Blob;
import io.kinora.engine.task.TaskId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The files that tasks have made and that are still there.
public interface TasksFiles {

  /// Asked before a task is taken.
  ///
  /// @throws io.kinora.infra.base.FailureException `OUT_OF_SPACE` where nothing more can be kept
  void checkSpace() throws IOException;

  /// @param tenant as it stands in the file's address
  /// @param name the output's, such as `export`
  Optional<Blob> find(String tenant, TaskId key, String name);

  /// The files of one task, in the order in which they were made.
  List<FileFacts> filesOf(TaskId key);

  /// @param name the output's, such as `export`
  /// @param path in the tenant's storage; see the contract, section 7
  record FileFacts(String name, String path, long sizeBytes, String type) {}
}
