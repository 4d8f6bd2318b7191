package io.kinora.engine.task;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.kinora.engine.machine.Labels;
import io.kinora.infra.db.Dialect;
import io.kinora.infra.db.Transaction;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// The executions of each lane: the rows by which db-scheduler knows what to run and who runs it.
///
/// The library picks, renews and removes them; we add them in our own transactions, and free them
/// when a process leaves.
final class ExecutionTable {

  /// The library's `task_name` of executions of tasks; those of errands have the errand's.
  static final String TASK = "task";

  /// `:at`, or now where the clock of the machine that gave it was set ahead and is not measured
  /// again yet. On SQLite, where one machine has one clock, it is always `:at`: there a number is
  /// less than any text.
  private static final String AT_MOST_NOW =
      "case when :at < current_timestamp then :at else current_timestamp end";

  private static final String GIVE_BACK = """
      update %s set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
      where picked = true""";

  private final Hints hints;
  private final EngineTime time;
  private final Dialect dialect;

  ExecutionTable(Hints hints, EngineTime time, Dialect dialect) {
    this.dialect = dialect;
    this.hints = hints;
    this.time = time;
  }

  /// Schedules tasks of one lane now.
  void schedule(Transaction transaction, Lane lane, List<Task> tasks) {
    if (tasks.isEmpty()) {
      return;
    }
    PreparedBatch batch = transaction.handle().prepareBatch(insert(lane, ":at"));
    for (Task task : tasks) {
      batch
          .bind("name", TASK)
          .bind("instance", task.id().value())
          .bind("at", Timestamp.from(time.now()))
          .bind("priority", task.priority())
          .bind("label", task.label())
          .add();
    }
    batch.execute();
  }

  void scheduleCallback(Transaction transaction, String id) {
    makeDue(transaction.handle(), SendCallback.NAME, id, time.now());
    transaction.afterCommit(hints.work(Lane.NET));
  }

  /// Schedules an errand, or brings forward one that is to come. One that runs stays as it is,
  /// but PostgreSQL locks its row: see [#lock].
  ///
  /// @param at by the clock of this machine; one in the future counts as now
  static void makeDue(Handle handle, String name, String subject, Instant at) {
    handle
        .createUpdate(insert(Lane.NET, AT_MOST_NOW) + """

             on conflict (task_name, task_instance) do update
            set execution_time = excluded.execution_time
            where execution_net.picked = false""")
        .bind("name", name)
        .bind("instance", subject)
        .bind("at", Timestamp.from(at))
        .bind("priority", 0)
        .bind("label", (String) null)
        .execute();
  }

  static boolean isThere(Handle handle, String name, String subject) {
    return handle
            .createQuery("select count(*) from " + Lane.NET.table()
                + " where task_name = :name and task_instance = :subject")
            .bind("name", name)
            .bind("subject", subject)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  /// Waits for those who have made an errand due and have not committed yet: what they wrote is
  /// seen after this.
  void lock(Handle handle, String name, String subject) {
    handle
        .createQuery("select version from " + Lane.NET.table()
            + " where task_name = :name and task_instance = :subject" + dialect.forUpdate())
        .bind("name", name)
        .bind("subject", subject)
        .mapTo(Long.class)
        .findOne();
  }

  /// Which executions a process with these labels may pick, as a condition.
  static String allowedBy(Labels labels) {
    if (labels.names().isEmpty()) {
      return "label is null";
    }
    String named = labels.names().stream().collect(joining("', '", "label in ('", "')"));
    return labels.areAllItDoes() ? named : "(label is null or " + named + ")";
  }

  private static String insert(Lane lane, String at) {
    return """
        insert into %s
         (task_name, task_instance, execution_time, picked, version, priority, label)
        values (:name, :instance, %s, false, 1, :priority, :label)""".formatted(lane.table(), at);
  }

  /// Removes the execution of a task that nobody has picked. One that is picked is removed by the
  /// one who picked it, when it finds nothing to begin.
  ///
  /// @return whether it was there, and nobody had picked it
  boolean removeIdle(Handle handle, Task task) {
    return handle.execute(
            "delete from " + task.lane().table()
                + " where task_name = ? and task_instance = ? and picked = false",
            TASK,
            task.id().value())
        > 0;
  }

  /// Makes the execution of a task as urgent, if there is one, picked or not.
  static void prioritise(Handle handle, Task task, int priority) {
    handle.execute(
        "update " + task.lane().table()
            + " set priority = ? where task_name = ? and task_instance = ?",
        priority,
        TASK,
        task.id().value());
  }

  /// How many executions that are due, and that nobody has picked, are more urgent than that of a
  /// task which runs, and are for a process with these labels.
  ///
  /// @param max they are not counted further
  static int moreUrgent(Handle handle, Task running, Labels labels, Instant now, int max) {
    return handle
        .createQuery("""
            select count(*) from (
              select 1 from %1$s where picked = false and execution_time <= :now and priority > (
                select priority from %1$s where task_name = :name and task_instance = :instance)
                and %2$s
              limit :max) as urgent""".formatted(running.lane().table(), allowedBy(labels)))
        .bind("now", Timestamp.from(now))
        .bind("name", TASK)
        .bind("instance", running.id().value())
        .bind("max", max)
        .mapTo(Integer.class)
        .one();
  }

  /// Frees what `worker` has picked, so that others take it at once.
  void giveBack(Handle handle, String worker) {
    for (Lane lane : Lane.values()) {
      handle.execute(GIVE_BACK.formatted(lane.table()) + " and picked_by = ?", worker);
    }
  }

  /// Tells whether `worker` has picked anything.
  static boolean hasPicked(Handle handle, String worker) {
    return handle
        .createQuery(Arrays.stream(Lane.values())
            .map(lane -> "select 1 from " + lane.table() + " where picked and picked_by = :worker")
            .collect(joining(" union all ", "", " limit 1")))
        .bind("worker", worker)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /// How many tasks each worker has picked; those who have none are left out.
  static Map<String, Integer> pickedTasks(Handle handle) {
    return handle
        .createQuery(Arrays.stream(Lane.values())
            .map(lane -> "select picked_by from " + lane.table() + " where picked and task_name = '"
                + TASK + "'")
            .collect(joining(
                " union all ",
                "select picked_by, count(*) as tasks from (",
                ") as picked group by picked_by")))
        .map((row, _) -> Map.entry(row.getString("picked_by"), row.getInt("tasks")))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /// Frees all that is picked: right at the start of the only process that uses this database.
  void giveBackAll(Handle handle) {
    for (Lane lane : Lane.values()) {
      handle.execute(GIVE_BACK.formatted(lane.table()));
    }
  }
}
