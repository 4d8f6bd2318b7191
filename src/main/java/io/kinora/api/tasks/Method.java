package io.kinora.api.tasks;

import java.io.IOException;

/// One method of the API.
@FunctionalInterface
interface Method {

  /// Answers a call.
  ///
  /// @throws RequestFault before anything was sent, where the request is not one to be answered
  void answer(TasksRequest request) throws IOException;
}
