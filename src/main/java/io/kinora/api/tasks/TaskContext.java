package io.kinora.api.tasks;

import io.kinora.engine.task.Origin;
import io.kinora.engine.task.Task;
import io.kinora.engine.work.Keeping;
import io.kinora.engine.work.KindVersion;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What this dialect wants to find again with a task it has taken; kept as JSON in the origin.
///
/// @param version   which version of the API took it
/// @param name      the task's name as the client wrote it; empty where it wrote none
/// @param store     checked, with its type, its secrets masked
/// @param metas     JSON that only the client understands
/// @param callbacks `url_callback` and `url_errback`, those that are there and right
record TaskContext(
    KindVersion version,
    String name,
    ObjectNode store,
    @Nullable ObjectNode metas,
    ObjectNode callbacks) {

  static final String DIALECT = "tasks";

  private static final Duration A_WEEK = Duration.ofDays(7);
  private static final Duration A_MONTH = Duration.ofDays(30);

  private static final JsonMapper JSON = JsonMapper.shared();

  /// Tells whether this dialect took the task: others are not its to show.
  static boolean isOurs(Task task) {
    return task.origin().dialect().equals(DIALECT);
  }

  static TaskContext of(Task task) {
    JsonNode json = JSON.readTree(task.origin().context());
    return new TaskContext(
        KindVersion.valueOf(json.path("version").asString()),
        json.path("name").asString(),
        (ObjectNode) json.path("store"),
        json.path("metas") instanceof ObjectNode metas ? metas : null,
        (ObjectNode) json.path("callbacks"));
  }

  Origin origin() {
    ObjectNode json =
        JsonNodeFactory.instance.objectNode().put("version", version.name()).put("name", name);
    json.set("store", store);
    json.set("metas", metas);
    json.set("callbacks", callbacks);
    return new Origin(DIALECT, json.toString(), lifetime());
  }

  /// How long its status can be asked for; longer while it has files.
  ///
  /// Source: the tasks contract, section 5, status lifetime.
  private Duration lifetime() {
    boolean isPersistent = storeType().keeping() == Keeping.PERSISTENT;
    return version == KindVersion.V2 && isPersistent ? A_MONTH : A_WEEK;
  }

  TaskStore storeType() {
    return TaskStore.of(store.path("type").asString());
  }

  Optional<String> findCallback(String parameter) {
    return callbacks.optional(parameter).map(JsonNode::asString);
  }
}
