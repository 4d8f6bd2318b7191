package io.kinora.engine.task;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.kinora.engine.task.TaskEvent.Entered;
import io.kinora.engine.task.TaskEvent.Progressed;
import io.kinora.infra.db.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down what happens to tasks, for those who watch and those who want to be called back, and
/// has their dialects follow.
final class Journal {

  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  private static final String INSERT = """
      insert into event (task_id, tenant, at, kind, detail)
      values (:task, :tenant, :at, :kind, :detail)""";

  private final Map<String, CallbackWording> wordings;
  private final Map<String, TaskFollower> followers;
  private final CallbackTable callbacks;
  private final EngineTime time;
  private final Hints hints;

  Journal(Callbacks dialects, CallbackTable callbacks, EngineTime time, Hints hints) {
    this.wordings =
        dialects.wordings().stream().collect(toUnmodifiableMap(CallbackWording::dialect, it -> it));
    this.followers =
        dialects.followers().stream().collect(toUnmodifiableMap(TaskFollower::dialect, it -> it));
    this.callbacks = callbacks;
    this.time = time;
    this.hints = hints;
  }

  /// Writes down that each of `tasks` has come to the state it is in.
  void entered(Transaction transaction, List<Task> tasks) {
    if (tasks.isEmpty()) {
      return;
    }
    PreparedBatch batch = transaction.handle().prepareBatch(INSERT);
    tasks.forEach(task -> bind(batch, task, new Entered(task.state())).add());
    batch.execute();
    transaction.afterCommit(hints.events());
    tasks.forEach(task -> tellDialect(transaction, task, new Entered(task.state())));
  }

  void entered(Transaction transaction, Task task) {
    entered(transaction, List.of(task));
  }

  void happened(Transaction transaction, Task task, TaskEvent event) {
    PreparedBatch batch = transaction.handle().prepareBatch(INSERT);
    bind(batch, task, event).add();
    batch.execute();
    transaction.afterCommit(hints.events());
    tellDialect(transaction, task, event);
  }

  private void tellDialect(Transaction transaction, Task task, TaskEvent event) {
    TaskFollower follower = followers.get(task.origin().dialect());
    if (follower != null) {
      follower.follow(transaction.handle(), task, event);
    }
    callBack(transaction, task, event);
  }

  private PreparedBatch bind(PreparedBatch batch, Task task, TaskEvent event) {
    return batch
        .bind("task", task.id().value())
        .bind("tenant", task.tenant().value())
        .bind("at", time.now().toEpochMilli())
        .bind("kind", event.kind())
        .bind("detail", event.detail());
  }

  private void callBack(Transaction transaction, Task task, TaskEvent event) {
    CallbackWording wording = wordings.get(task.origin().dialect());
    if (wording == null || event instanceof Progressed) {
      return;
    }
    worded(wording, task, event)
        .ifPresent(order -> callbacks.insert(transaction, task, event, order));
  }

  /// A dialect that stumbles over its own context must not keep the task from its end.
  private static Optional<CallbackOrder> worded(
      CallbackWording wording, Task task, TaskEvent event) {
    try {
      return wording.callback(task, event);
    } catch (RuntimeException mistake) {
      LOG.error("No callback about {} of task {}.", event.key(), task.id(), mistake);
      return Optional.empty();
    }
  }
}
