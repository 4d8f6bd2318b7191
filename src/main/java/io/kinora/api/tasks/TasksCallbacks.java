package io.kinora.api.tasks;

import io.kinora.engine.task.CallbackOrder;
import io.kinora.engine.task.CallbackWording;
import io.kinora.engine.task.Task;
import io.kinora.engine.task.TaskEvent;
import io.kinora.engine.task.TaskState;
import io.kinora.engine.work.WorkCatalogue;
import io.kinora.infra.outbound.ClientAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Calls back when a task has ended: with its status, in the version that took it.
///
/// Source: the tasks contract, section 8.
public final class TasksCallbacks implements CallbackWording {

  private static final List<Duration> DELAYS =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(25));

  private final StatusWording wording;

  public TasksCallbacks(TasksSettings settings, WorkCatalogue catalogue) {
    this.wording = new StatusWording(settings, catalogue);
  }

  @Override
  public String dialect() {
    return TaskContext.DIALECT;
  }

  @Override
  public Optional<CallbackOrder> callback(Task task, TaskEvent event) {
    return event instanceof TaskEvent.Entered(TaskState state)
        ? findParameter(state).flatMap(name -> callback(task, name))
        : Optional.empty();
  }

  private static Optional<String> findParameter(TaskState state) {
    return switch (state) {
      case TaskState.Done _ -> Optional.of("url_callback");
      case TaskState.Failed _, TaskState.Cancelled _ -> Optional.of("url_errback");
      case TaskState.Blocked _, TaskState.Waiting _, TaskState.Queued _, TaskState.Running _ ->
        Optional.empty();
    };
  }

  private Optional<CallbackOrder> callback(Task task, String parameter) {
    TaskContext context = TaskContext.of(task);
    return context
        .findCallback(parameter)
        .flatMap(ClientAddress::parse)
        .map(address -> order(address, task, context));
  }

  private CallbackOrder order(URI address, Task task, TaskContext context) {
    String body = wording.status(task, context.version()).toString();
    return new CallbackOrder(address, "application/json", Map.of(), body, DELAYS);
  }
}
