package io.kinora.api.tasks;

import io.kinora.engine.library.AssetFile;
import io.kinora.engine.library.AssetId;
import io.kinora.engine.task.Task;
import io.kinora.engine.work.Destination;
import io.kinora.engine.work.Parameters;
import io.kinora.engine.work.WorkKind;
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
  private final TasksParts parts;

  DetailWording(TasksSettings settings, TasksParts parts) {
    this.settings = settings;
    this.parts = parts;
  }

  void addTo(ObjectNode status, Task task) {
    TaskContext context = TaskContext.of(task);
    status.put("task_name", context.name());
    status.set("parameters", parameters(task, context));
    status.set("task_store", context.store());
    status.set("task_metas", context.metas());
    status.set("files", files(task));
  }

  private ObjectNode parameters(Task task, TaskContext context) {
    ObjectNode parameters = Destination.withoutOurs((ObjectNode) JSON.readTree(task.parameters()));
    parameters.setAll(context.callbacks());
    Parameters described =
        parts.catalogue().find(task.kind()).map(WorkKind::parameters).orElse(Parameters.of());
    return Masking.of(described, parameters);
  }

  private ArrayNode files(Task task) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (AssetFile file : parts.library().files(new AssetId(task.id().value()))) {
      list.addObject()
          .put("name", file.name())
          .put("path", StorageName.path(file))
          .put("size", file.sizeBytes())
          .put("content_type", file.contentType())
          .put("url", FileAddress.of(settings, task, file.name()));
    }
    return list;
  }
}
