package io.kinora.engine.task;

import io.kinora.engine.task.SimulatedOrder.Ending;
import io.kinora.engine.task.TaskState.Blocked;
import io.kinora.engine.task.TaskState.Cancelled;
import io.kinora.engine.task.TaskState.Done;
import io.kinora.engine.task.TaskState.Failed;
import io.kinora.engine.task.TaskState.Queued;
import io.kinora.engine.task.TaskState.Running;
import io.kinora.engine.task.TaskState.Waiting;
import io.kinora.infra.base.FailureCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The engine in a few sentences: to which ends a task may come by what was asked of it, and which
/// ways lead there. It is fed with the same orders and cancellations as the engine.
final class SimulatedModel {

  private final SimulatedWorld world;
  private final SimulatedClient client;
  private final Map<TaskId, TaskRow> rows = new HashMap<>();

  SimulatedModel(SimulatedWorld world) {
    this.world = world;
    this.client = world.client();
  }

  void look(TaskRow row) {
    rows.put(row.task().id(), row);
  }

  /// Tasks that came to an end to which nothing could have brought them.
  List<String> objections(Map<TaskId, Task> tasks) {
    return tasks.values().stream()
        .filter(task -> !mayHaveEndedSo(task, tasks))
        .map(task -> client.order(task.id()).name() + " has come to " + task.state())
        .sorted()
        .toList();
  }

  private boolean mayHaveEndedSo(Task task, Map<TaskId, Task> tasks) {
    SimulatedOrder order = client.order(task.id());
    return switch (task.state()) {
      case Blocked _, Waiting _, Queued _, Running _ -> false;
      case Done _ -> !order.isRefused() && mayBeDone(order) && arePredecessorsDone(order, tasks);
      case Cancelled _ ->
        !order.isRefused() && (client.hasAskedToCancel(task.id()) || client.isHelper(task.id()));
      case Failed failed -> mayHaveFailed(order, failed.failure().code(), tasks);
    };
  }

  private static boolean mayBeDone(SimulatedOrder order) {
    return order.ending() == Ending.SUCCEEDS || order.ending() == Ending.SUCCEEDS_AT_SECOND_TRY;
  }

  private static boolean arePredecessorsDone(SimulatedOrder order, Map<TaskId, Task> tasks) {
    return order.after().stream()
        .flatMap(id -> Optional.ofNullable(tasks.get(id)).stream())
        .allMatch(task -> task.state() instanceof Done);
  }

  private boolean mayHaveFailed(SimulatedOrder order, FailureCode code, Map<TaskId, Task> tasks) {
    if (order.isRefused()) {
      return code == SimulatedOrder.REFUSAL.code();
    }
    if (!arePredecessorsDone(order, tasks)) {
      return code == FailureCode.PREDECESSOR_FAILED;
    }
    if (code == SimulatedOrder.NO_IMAGE.code()) {
      return order.ending() == Ending.FAILS_FOR_GOOD;
    }
    return wasTriedEnough(order) && code != FailureCode.PREDECESSOR_FAILED;
  }

  private boolean wasTriedEnough(SimulatedOrder order) {
    Optional<TaskRow> row = Optional.ofNullable(rows.get(order.id()));
    RetrySettings retries = world.settings().retries();
    return row.filter(
            it -> it.failures() + 1 >= retries.failuresMax() || it.deaths() >= retries.deathsMax())
        .isPresent();
  }

  /// Steps between states that are not allowed.
  List<String> wrongWays(Handle handle) {
    var wrong = new ArrayList<String>();
    var before = new HashMap<String, TaskState>();
    handle
        .createQuery("select task_id, detail from event where kind = 'state' order by seq")
        .map((row, _) -> Map.entry(row.getString(1), state(row.getString(2))))
        .forEach(step -> {
          TaskState from = before.put(step.getKey(), step.getValue());
          boolean isAllowed =
              from == null ? mayBegin(step.getValue()) : from.allows(step.getValue());
          if (!isAllowed) {
            wrong.add(client.nameOf(step.getKey()) + " went from "
                + (from == null ? "nothing" : from.word()) + " to "
                + step.getValue().word());
          }
        });
    return wrong;
  }

  private static boolean mayBegin(TaskState state) {
    return switch (state) {
      case Blocked _, Waiting _, Queued _, Failed _ -> true;
      case Running _, Done _, Cancelled _ -> false;
    };
  }

  private static TaskState state(String word) {
    Instant at = SimulatedWorld.BEGINNING;
    return switch (word) {
      case "blocked" -> new Blocked(at, 1);
      case "waiting" -> new Waiting(at);
      case "queued" -> new Queued(at);
      case "running" -> new Running(at, 1);
      case "done" -> new Done(at);
      case "failed" -> new Failed(at, SimulatedOrder.NO_IMAGE);
      case "cancelled" -> new Cancelled(at);
      default -> throw new IllegalStateException("no task is in the state " + word);
    };
  }
}
