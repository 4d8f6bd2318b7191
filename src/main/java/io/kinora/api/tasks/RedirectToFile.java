package io.kinora.api.tasks;

import static java.util.stream.Collectors.joining;

import io.kinora.engine.library.AssetId;
import io.kinora.engine.task.Task;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskOrder;
import io.kinora.engine.task.TaskState;
import io.kinora.infra.base.TenantId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The methods `create_file` and `file`: they wait for a task and lead to one of its files.
///
/// Source: the tasks contract, sections 6.5 to 6.7.
final class RedirectToFile {

  private final Authentication authentication;
  private final Definitions definitions;
  private final TaskEngine engine;
  private final Intake intake;
  private final StatusWording wording;
  private final TasksSettings settings;

  RedirectToFile(
      Authentication authentication,
      Definitions definitions,
      Intake intake,
      StatusWording wording,
      TasksSettings settings) {
    this.authentication = authentication;
    this.definitions = definitions;
    this.engine = intake.engine();
    this.intake = intake;
    this.wording = wording;
    this.settings = settings;
  }

  /// `create_file`.
  void create(TasksRequest request) throws IOException {
    TenantId tenant = authentication.tenant(request);
    JsonNode definition =
        request.isQueried() ? definitions.ofQuery(request.query()) : definition(request);
    var names = new FileNames(definitions.findKind(definition), request);
    if (!names.isValid()) { // Before anything is begun.
      sendNoSuchFile(request, names.usual());
      return;
    }
    TaskOrder order = definitions.order(definition, request.version(), tenant);
    lead(request, intake.submit(List.of(order), request.location()).getFirst(), names.asked());
  }

  /// `file`.
  void find(TasksRequest request) throws IOException {
    String key = request.required("task").path(0).asString();
    Optional<Task> found = Keys.findId(key).flatMap(engine::findTask).filter(TaskContext::isOurs);
    if (found.isEmpty()) {
      sendNotFound(request, StatusWording.NO_TASK);
      return;
    }
    if (hasFailed(found.get())) { // Whatever file was asked for, this is why there is none.
      sendStatus(request, 400, found.get());
      return;
    }
    var names = new FileNames(definitions.findKind(found.get().kind()), request);
    if (!names.isValid()) {
      sendNoSuchFile(request, names.usual());
      return;
    }
    if (found.get().state() instanceof TaskState.Done && !isThere(found.get(), names.asked())) {
      sendNoSuchFile(request, List.of());
      return;
    }
    lead(request, found.get(), names.asked());
  }

  private static boolean hasFailed(Task task) {
    return task.isFinal() && !(task.state() instanceof TaskState.Done);
  }

  /// Tells whether a file is still there; of those that went to somebody else nobody knows better.
  private boolean isThere(Task task, String name) {
    return TaskContext.of(task).storeType().isElsewhere()
        || intake
            .parts()
            .library()
            .findFile(task.tenant(), new AssetId(task.id().value()), name)
            .isPresent();
  }

  private static JsonNode definition(TasksRequest request) {
    JsonNode given = request.required("task");
    if (!given.isObject()) {
      throw RequestFault.invalid("task", request.location(), "task must be a task definition");
    }
    return given;
  }

  private void lead(TasksRequest request, Task task, String name) throws IOException {
    Task latest = Objects.requireNonNull(new WaitForTasks(engine, settings)
        .until(
            it -> it.isFinal() || wording.findAddress(it, name).isPresent(),
            Map.of(task.id(), task),
            request.exchange())
        .get(task.id()));
    Optional<String> address = wording.findAddress(latest, name);
    if (address.isPresent()) {
      request.exchange().header("Location", address.get());
      request.exchange().sendEmpty(302);
      return;
    }
    switch (latest.state()) {
      case TaskState.Done _ -> sendNoSuchFile(request, wording.fileNames(latest));
      case TaskState.Failed _, TaskState.Cancelled _ -> sendStatus(request, 400, latest);
      case TaskState.Blocked _, TaskState.Waiting _, TaskState.Queued _, TaskState.Running _ -> {
        request.exchange().header("Retry-After", "5");
        sendStatus(request, 503, latest);
      }
    }
  }

  private void sendStatus(TasksRequest request, int status, Task task) throws IOException {
    Answers.send(request.exchange(), status, wording.status(task, request.version()));
  }

  private static void sendNoSuchFile(TasksRequest request, List<String> names) throws IOException {
    String choices = names.stream().map(name -> "'" + name + "'").collect(joining(", "));
    String rest = names.isEmpty() ? "there are no files" : "choose one of: " + choices;
    String asked = FileNames.asked(request);
    sendNotFound(request, "'" + asked + "' is not a valid filename, " + rest);
  }

  private static void sendNotFound(TasksRequest request, String text) throws IOException {
    String name = switch (request.version()) {
      case V1 -> "message";
      case V2 -> "error";
    };
    ObjectNode body =
        JsonNodeFactory.instance.objectNode().put("status", "error").put(name, text);
    Answers.send(request.exchange(), 404, body);
  }
}
