package io.kinora.api.tasks;

import io.kinora.api.tasks.TasksFiles.FileFacts;
import io.kinora.engine.task.Task;
import io.kinora.engine.work.Keeping;
import io.kinora.engine.work.WorkCatalogue;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a status shows besides when `details` are asked for.
///
/// Source: the tasks contract, section 5.
final class DetailWording {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final TasksSettings settings;
  private final WorkCatalogue catalogue;
  private final TasksFiles files;

  DetailWording(TasksSettings settings, WorkCatalogue catalogue, TasksFiles files) {
    this.settings = settings;
    this.catalogue = catalogue;
    this.files = files;
  }

  void addTo(ObjectNode status, Task task) {
    TaskContext context = TaskContext.of(task);
    status.put("task_name", context.name());
    status.set("parameters", parameters(task, context));
    status.set("task_store", TaskStore.masked(context.store()));
    status.set("task_metas", context.metas());
    status.set("files", files(task));
  }

  private ObjectNode parameters(Task task, TaskContext context) {
    ObjectNode parameters = Keeping.without((ObjectNode) JSON.readTree(task.parameters()));
    parameters.setAll(context.callbacks());
    return catalogue
        .find(task.kind())
        .map(kind -> Masking.of(kind.parameters(), parameters))
        .orElse(parameters);
  }

  private ArrayNode files(Task task) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (FileFacts file : files.filesOf(task.id())) {
      list.addObject()
          .put("name", file.name())
          .put("path", file.path())
          .put("size", file.sizeBytes())
          .put("content_type", file.type())
          .put("url", FileAddress.of(settings, task, file.name()));
    }
    return list;
  }
}
