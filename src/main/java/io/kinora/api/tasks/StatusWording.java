package io.kinora.api.tasks;

import io.kinora.engine.task.Task;
import io.kinora.engine.task.TaskProgress;
import io.kinora.engine.task.TaskState;
import io.kinora.engine.work.Keeping;
import io.kinora.engine.work.KindVersion;
import io.kinora.engine.work.WorkCatalogue;
import io.kinora.engine.work.WorkKind;
import io.kinora.infra.base.Failure;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How this dialect shows a task: answers, streams and callbacks have the same object.
///
/// Source: the tasks contract, sections 5 and 11.
final class StatusWording {

  static final String NO_TASK = "there is no task with this ID";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
          "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'+00:00'", Locale.ROOT)
      .withZone(ZoneOffset.UTC);

  private final TasksSettings settings;
  private final WorkCatalogue catalogue;

  StatusWording(TasksSettings settings, WorkCatalogue catalogue) {
    this.settings = settings;
    this.catalogue = catalogue;
  }

  ObjectNode status(Task task, KindVersion version) {
    ObjectNode status = NODES.objectNode();
    status.put("status", word(task.state()));
    status.put("key", task.id().value());
    status.set("progress", progress(task));
    status.set("events", events(task));
    result(task).ifPresent(it -> status.set("result", withAddresses(task, it)));
    error(task).ifPresent(it -> status.set(errorName(version), it));
    return status;
  }

  /// What stands in the place of a task that there is not, or no more.
  static ObjectNode unknown(String key, KindVersion version) {
    ObjectNode status = NODES.objectNode().put("status", "error").put("key", key);
    status.putNull("progress");
    status.putObject("events");
    return status.put(errorName(version), NO_TASK);
  }

  /// The address of a file of the task, as soon as there is one.
  Optional<String> findAddress(Task task, String name) {
    Optional<JsonNode> value = result(task).flatMap(result -> result.optional(name));
    if (value.filter(JsonNode::isString).isPresent()) {
      return value.map(JsonNode::asString).filter(_ -> isElsewhere(task, name));
    }
    return value
        .flatMap(FileAddress::findName)
        .filter(_ -> !isThrownAway(task))
        .map(file -> FileAddress.of(settings, task, file));
  }

  /// The names under which there are files of the task now.
  List<String> fileNames(Task task) {
    return result(task).stream()
        .flatMap(result -> result.propertyNames().stream())
        .filter(name -> findAddress(task, name).isPresent())
        .toList();
  }

  /// Microseconds are shown, milliseconds are kept.
  static String date(Instant instant) {
    return DATE.format(instant.truncatedTo(ChronoUnit.MILLIS));
  }

  private static String word(TaskState state) {
    return switch (state) {
      case TaskState.Blocked _, TaskState.Waiting _, TaskState.Queued _ -> "queued";
      case TaskState.Running _ -> "executing";
      case TaskState.Done _ -> "success";
      case TaskState.Failed _, TaskState.Cancelled _ -> "error";
    };
  }

  private JsonNode progress(Task task) {
    boolean isShown = !task.isFinal()
        && catalogue.find(task.kind()).filter(WorkKind::reportsPercent).isPresent();
    TaskProgress progress = task.progress();
    return isShown ? NODES.numberNode(progress.percent()) : NODES.nullNode();
  }

  private static ObjectNode events(Task task) {
    ObjectNode events = NODES.objectNode();
    task.times().findCompleted().ifPresent(it -> events.put("completed", date(it)));
    task.times().findStarted().ifPresent(it -> events.put("started", date(it)));
    return events.put("queued", date(task.times().submitted()));
  }

  /// What is there of the result, as the work left it.
  private static Optional<JsonNode> result(Task task) {
    return switch (task.state()) {
      case TaskState.Done _, TaskState.Running _ ->
        task.progress().findResultJson().map(JSON::readTree);
      case TaskState.Blocked _,
          TaskState.Waiting _,
          TaskState.Queued _,
          TaskState.Failed _,
          TaskState.Cancelled _ -> Optional.empty();
    };
  }

  private JsonNode withAddresses(Task task, JsonNode result) {
    if (!(result instanceof ObjectNode values)) {
      return result;
    }
    ObjectNode shown = values.deepCopy();
    values.properties().forEach(entry -> {
      if (entry.getKey().startsWith("$")) { // The work's own notes.
        shown.remove(entry.getKey());
      } else if (FileAddress.findName(entry.getValue()).isPresent()) {
        shown.put(entry.getKey(), findAddress(task, entry.getKey()).orElse(null));
      }
    });
    return shown;
  }

  /// Tells whether this is a file that a store of somebody else has.
  private boolean isElsewhere(Task task, String name) {
    return TaskContext.of(task).storeType().isElsewhere()
        && catalogue
            .find(task.kind())
            .filter(kind -> kind.fileNames().contains(name))
            .isPresent();
  }

  private static boolean isThrownAway(Task task) {
    return TaskContext.of(task).storeType().keeping() == Keeping.NONE;
  }

  private static Optional<JsonNode> error(Task task) {
    return switch (task.state()) {
      case TaskState.Failed(Instant _, Failure failure) ->
        Optional.of(FailureWording.worded(failure, task.kind()));
      case TaskState.Cancelled _ -> Optional.of(NODES.stringNode("the task was cancelled"));
      case TaskState.Blocked _,
          TaskState.Waiting _,
          TaskState.Queued _,
          TaskState.Running _,
          TaskState.Done _ -> Optional.empty();
    };
  }

  private static String errorName(KindVersion version) {
    return switch (version) {
      case V1 -> "result";
      case V2 -> "error";
    };
  }
}
