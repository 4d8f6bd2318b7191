package io.kinora.engine.task;

import static java.util.stream.Collectors.toMap;

import io.kinora.engine.task.TaskState.Blocked;
import io.kinora.engine.task.TaskState.Done;
import io.kinora.engine.task.TaskState.Failed;
import io.kinora.engine.task.TaskState.Queued;
import io.kinora.engine.task.TaskState.Waiting;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.base.TraceSpan;
import io.kinora.infra.db.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes orders tasks: rows, edges, events, and executions for what may start.
final class Submission {

  private final Map<String, Work> works;
  private final Parts parts;
  private final Admission admission;
  private final LabelRules rules;
  private final Arrivals arrivals = new Arrivals();

  Submission(Map<String, Work> works, Parts parts, Admission admission, LabelRules rules) {
    this.works = works;
    this.parts = parts;
    this.admission = admission;
    this.rules = rules;
  }

  /// The tasks of `orders`, in their order.
  ///
  /// @throws IllegalArgumentException for an order after a task that is neither known nor before
  ///     it in the list, or that is another tenant's; and for a kind that nobody works at
  List<Task> submit(Transaction transaction, List<TaskOrder> orders) {
    try (TraceSpan span = RunSpans.submission(orders)) {
      return submit(transaction, orders, span.traceParent());
    }
  }

  private List<Task> submit(
      Transaction transaction, List<TaskOrder> orders, Optional<String> trace) {
    Map<TaskId, Task> known = lockPredecessors(transaction, orders);
    var submitted = new ArrayList<Task>();
    for (TaskOrder order : orders) {
      Task task = task(order, stateOf(order, known));
      known.put(task.id(), task);
      submitted.add(task);
    }
    Map<TenantLane, Integer> wanted = wanted(submitted);
    if (hasRoom(transaction, wanted)) {
      write(transaction, submitted, orders, known, trace);
      return take(transaction, wanted, submitted);
    }
    List<Task> admitted = admit(transaction, wanted, submitted);
    write(transaction, admitted, orders, known, trace);
    return admitted;
  }

  private void write(
      Transaction transaction,
      List<Task> tasks,
      List<TaskOrder> orders,
      Map<TaskId, Task> known,
      Optional<String> trace) {
    parts.tasks().insert(transaction.handle(), tasks, arrivals, trace);
    addEdges(transaction, orders, known);
    schedule(transaction, tasks);
    parts.journal().entered(transaction, tasks);
  }

  /// What the orders wait for and is in the table already, locked: it cannot end unseen meanwhile.
  private Map<TaskId, Task> lockPredecessors(Transaction transaction, List<TaskOrder> orders) {
    Set<TaskId> ordered = orders.stream().map(TaskOrder::id).collect(Collectors.toSet());
    Set<TaskId> earlier = orders.stream()
        .flatMap(order -> order.after().stream())
        .filter(id -> !ordered.contains(id))
        .collect(Collectors.toSet());
    return parts.tasks().lock(transaction.handle(), earlier).stream()
        .collect(toMap(Task::id, Function.identity(), (one, _) -> one, LinkedHashMap::new));
  }

  private TaskState stateOf(TaskOrder order, Map<TaskId, Task> known) {
    Instant now = parts.time().now();
    List<Task> predecessors =
        order.after().stream().map(id -> predecessor(order, known.get(id), id)).toList();
    if (order.refusal() != null) {
      return new Failed(now, order.refusal());
    }
    for (Task predecessor : predecessors) {
      if (predecessor.isFinal() && !(predecessor.state() instanceof Done)) {
        return new Failed(now, Succession.becauseOf(predecessor.id()));
      }
    }
    int open = (int) predecessors.stream().filter(task -> !task.isFinal()).count();
    return open == 0 ? new Queued(now) : new Blocked(now, open);
  }

  private static Task predecessor(TaskOrder order, @Nullable Task task, TaskId id) {
    if (task == null || !task.tenant().equals(order.tenant())) {
      throw new IllegalArgumentException(
          "task " + order.id() + " comes after " + id + ", which its tenant has not submitted");
    }
    return task;
  }

  private Task task(TaskOrder order, TaskState state) {
    return new Task(
        order.id(),
        order.tenant(),
        order.kind(),
        lane(order),
        order.priority(),
        labelOf(order.kind(), order.tenant()),
        order.parameters(),
        order.origin(),
        state,
        new TaskProgress(0, null, null),
        new TaskTimes(parts.time().now(), null, state.isFinal() ? state.entered() : null),
        0);
  }

  /// What a process must be to do such a task; none where any may.
  @Nullable
  String labelOf(String kind, TenantId tenant) {
    return rules.labelOf(kind, tenant);
  }

  /// What was refused never runs, so nobody needs to work at its kind.
  private Lane lane(TaskOrder order) {
    Work work = works.get(order.kind());
    if (work == null && order.refusal() == null) {
      throw new IllegalArgumentException("nobody works at tasks of the kind " + order.kind());
    }
    return work == null ? Lane.QUICK : work.lane();
  }

  /// How many slots the tasks need that may start.
  private static Map<TenantLane, Integer> wanted(List<Task> tasks) {
    Map<TenantLane, Integer> wanted = new TreeMap<>();
    tasks.stream()
        .filter(task -> task.state() instanceof Queued)
        .forEach(task -> wanted.merge(TenantLane.of(task), 1, Integer::sum));
    return wanted;
  }

  private boolean hasRoom(Transaction transaction, Map<TenantLane, Integer> wanted) {
    return wanted.entrySet().stream()
        .allMatch(it -> admission.freeNow(transaction.handle(), it.getKey()) >= it.getValue());
  }

  /// Takes the slots of tasks that are written already: last, because all other submissions and
  /// ends of that tenant and lane wait for the row from here to the commit.
  ///
  /// @return the tasks; the last ones wait where others have taken slots meanwhile
  private List<Task> take(
      Transaction transaction, Map<TenantLane, Integer> wanted, List<Task> queued) {
    var tasks = new LinkedHashMap<TaskId, Task>();
    queued.forEach(task -> tasks.put(task.id(), task));
    wanted.forEach((place, count) -> {
      int tooMany = Math.min(count, admission.takeAll(transaction.handle(), place, count));
      if (tooMany > 0) {
        holdBack(transaction, place, queued, tooMany).forEach(task -> tasks.put(task.id(), task));
      }
    });
    return List.copyOf(tasks.values());
  }

  private List<Task> holdBack(
      Transaction transaction, TenantLane place, List<Task> tasks, int count) {
    List<Task> there = tasks.stream()
        .filter(task -> task.state() instanceof Queued && TenantLane.of(task).equals(place))
        .toList();
    List<Task> last = there.subList(there.size() - count, there.size());
    last.forEach(task -> parts.executions().removeIdle(transaction.handle(), task));
    return admission.holdBack(transaction, place, last);
  }

  /// The same tasks; those that may start but find no slot wait.
  private List<Task> admit(
      Transaction transaction, Map<TenantLane, Integer> wanted, List<Task> tasks) {
    wanted.replaceAll((queue, count) -> admission.take(transaction.handle(), queue, count));
    return tasks.stream().map(task -> admitted(task, wanted)).toList();
  }

  private static Task admitted(Task task, Map<TenantLane, Integer> slots) {
    if (!(task.state() instanceof Queued(Instant since))) {
      return task;
    }
    int left = slots.merge(TenantLane.of(task), -1, Integer::sum);
    return left >= 0 ? task : with(task, new Waiting(since));
  }

  private static Task with(Task task, TaskState state) {
    return new Task(
        task.id(),
        task.tenant(),
        task.kind(),
        task.lane(),
        task.priority(),
        task.label(),
        task.parameters(),
        task.origin(),
        state,
        task.progress(),
        task.times(),
        task.attempt());
  }

  private void addEdges(Transaction transaction, List<TaskOrder> orders, Map<TaskId, Task> known) {
    for (TaskOrder order : orders) {
      for (TaskId before : order.after()) {
        if (!Objects.requireNonNull(known.get(before)).isFinal()) {
          parts.tasks().addEdge(transaction.handle(), before, order.id());
        }
      }
    }
  }

  private void schedule(Transaction transaction, List<Task> tasks) {
    for (Lane lane : Lane.values()) {
      List<Task> ready = tasks.stream()
          .filter(task -> task.lane() == lane && task.state() instanceof Queued)
          .toList();
      if (!ready.isEmpty()) {
        parts.executions().schedule(transaction, lane, ready);
        transaction.afterCommit(parts.hints().work(lane));
      }
    }
  }
}
