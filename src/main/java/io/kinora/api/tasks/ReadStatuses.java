package io.kinora.api.tasks;

import io.kinora.engine.task.Task;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskId;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The methods `status` and `status_stream`: how tasks stand, for everybody who knows their keys.
///
/// Source: the tasks contract, sections 6.3 and 6.4.
final class ReadStatuses {

  private final TaskEngine engine;
  private final StatusWording wording;
  private final DetailWording details;
  private final TasksSettings settings;

  ReadStatuses(
      TaskEngine engine, StatusWording wording, DetailWording details, TasksSettings settings) {
    this.engine = engine;
    this.wording = wording;
    this.details = details;
    this.settings = settings;
  }

  /// `status`.
  void answer(TasksRequest request) throws IOException {
    Keys keys = Keys.of(request, settings.tasksMax());
    boolean isBlocked = request.flag("block");
    boolean isDetailed = request.flag("details");
    Map<TaskId, Task> found = keys.tasks(engine);
    Map<TaskId, Task> shown = isBlocked
        ? new WaitForTasks(engine, settings).until(Task::isFinal, found, request.exchange())
        : found;
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (String key : keys.all()) {
      Optional<Task> task = Keys.findId(key).map(shown::get);
      ObjectNode status = task.map(it -> wording.status(it, request.version()))
          .orElseGet(() -> StatusWording.unknown(key, request.version()));
      if (isDetailed) {
        task.ifPresent(it -> details.addTo(status, it));
      }
      list.add(status);
    }
    Answers.send(request.exchange(), 200, list);
  }

  /// `status_stream`.
  void answerAsStream(TasksRequest request) throws IOException {
    Keys keys = Keys.of(request, settings.tasksMax());
    new StatusStream(request, engine, wording).send(keys, keys.tasks(engine));
  }
}
