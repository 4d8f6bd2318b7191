package io.kinora.api.tasks;

import static java.util.function.Function.identity;

import io.kinora.engine.task.Task;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskId;
import io.kinora.engine.task.TaskOrder;
import io.kinora.infra.base.TenantId;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The methods `create` and `create_stream`: one or more tasks from a request.
///
/// Source: the tasks contract, sections 6.1 and 6.2.
final class CreateTasks {

  private final Authentication authentication;
  private final Definitions definitions;
  private final TaskEngine engine;
  private final Intake intake;
  private final StatusWording wording;
  private final TasksSettings settings;

  CreateTasks(
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

  /// `create`.
  void answer(TasksRequest request) throws IOException {
    TenantId tenant = authentication.tenant(request);
    boolean isBlocked = request.flag("block");
    Map<TaskId, Task> tasks = submit(request, tenant);
    Map<TaskId, Task> shown = isBlocked
        ? new WaitForTasks(engine, settings).until(Task::isFinal, tasks, request.exchange())
        : tasks;
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    shown.values().forEach(task -> list.add(wording.status(task, request.version())));
    Answers.send(request.exchange(), 200, list);
  }

  /// `create_stream`.
  void answerAsStream(TasksRequest request) throws IOException {
    TenantId tenant = authentication.tenant(request);
    Map<TaskId, Task> tasks = submit(request, tenant);
    List<String> keys = tasks.keySet().stream().map(TaskId::value).toList();
    new StatusStream(request, engine, wording).send(new Keys(keys), tasks);
  }

  /// The new tasks, in the order of the request.
  private Map<TaskId, Task> submit(TasksRequest request, TenantId tenant) throws IOException {
    List<TaskOrder> orders = given(request)
        .map(definition -> definitions.order(definition, request.version(), tenant))
        .toList();
    return intake.submit(orders, request.location()).stream()
        .collect(Collectors.toMap(Task::id, identity(), (one, _) -> one, LinkedHashMap::new));
  }

  private Stream<JsonNode> given(TasksRequest request) {
    JsonNode given = request.required("tasks");
    if (given.isObject()) {
      return Stream.of(given);
    }
    if (!given.isArray() || given.isEmpty()) {
      throw wrong(request, "tasks must be a task definition or a list of them, not empty");
    }
    if (given.size() > settings.tasksMax()) {
      throw wrong(request, "at most " + settings.tasksMax() + " tasks are allowed");
    }
    return given.valueStream();
  }

  private static RequestFault wrong(TasksRequest request, String description) {
    return RequestFault.invalid("tasks", request.location(), description);
  }
}
