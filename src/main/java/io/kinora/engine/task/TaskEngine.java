package io.kinora.engine.task;

import io.kinora.engine.machine.Presence;
import io.kinora.infra.base.RandomKey;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.Dialect;
import io.kinora.infra.db.SharedClock;
import io.kinora.infra.db.SqlWork;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The durable engine of one process: takes orders, runs them, tells how they stand.
///
/// Several processes with an engine on one PostgreSQL share the work; on SQLite there is one.
/// Effects inside of the database happen exactly once, whatever dies when. All methods may be
/// called by all threads.
public final class TaskEngine implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TaskEngine.class);

  private final String worker = RandomKey.ofLetters(12);
  private final Parts parts;
  private final Steps steps;
  private final GroupCommit groupCommit;
  private final Lanes lanes;
  private final Presence presence;
  private final Attendance attendance;
  private final Watches watches;
  private final Chores chores = new Chores();
  private final Wakening wakening = new Wakening(new SplittableRandom());
  private final @Nullable PostgresHints otherProcesses;

  /// An engine that takes orders at once, and works after [#start()].
  ///
  /// @param database stays the caller's, who closes it after this engine
  /// @param clock is measured anew every half minute while the engine works
  /// @param works all kinds, also in a process that only submits
  public TaskEngine(
      Database database,
      TaskSettings settings,
      SharedClock clock,
      Collection<Work> works,
      Callbacks callbacks) {
    this.otherProcesses =
        database.dialect() == Dialect.POSTGRESQL ? new PostgresHints(database, worker) : null;
    this.parts =
        Parts.of(database, EngineTime.of(clock), callbacks, new Hints(this::tellOthers), worker);
    this.watches = new Watches(parts);
    this.steps = Steps.of(
        parts, works, new Steps.Surroundings(settings, callbacks, watches, this::othersThreads));
    this.groupCommit = new GroupCommit(database, steps.submission());
    this.lanes = new Lanes(parts, settings, worker, steps.laneTasks(), steps.leaseCheck()::check);
    this.presence = new Presence(database, worker, settings.machine(), settings.threadsByKey());
    this.attendance = new Attendance(parts, presence, lanes, steps);
    parts.hints().connect(new Ears());
  }

  /// Starts to work, and to follow what other processes do. Called once.
  public void start() {
    start(() -> {});
  }

  /// Like [#start()], with a look at what may keep this process from working: who writes that sees
  /// it in the register, or is seen by it.
  ///
  /// @param check throws where it shall not work; then it has picked nothing
  public void start(Runnable check) {
    if (parts.database().dialect() == Dialect.SQLITE) {
      // Nobody else can have this file: whoever had picked something is dead.
      parts.database().transact(it -> parts.executions().giveBackAll(it.handle()));
    }
    presence.join();
    check.run();
    watches.start();
    chores.every(Duration.ofMillis(100), steps.reports()::writeProgress);
    chores.every(Duration.ofSeconds(1), steps.leaseCheck()::check);
    chores.every(Duration.ofSeconds(2), attendance::look);
    chores.every(Duration.ofSeconds(1), steps.shares()::look);
    chores.every(Duration.ofMinutes(1), presence::forgetGone);
    lanes.start();
    if (otherProcesses != null) {
      otherProcesses.start(parts.hints());
    }
  }

  /// Records tasks; all of them or none. They come to stand as their orders do in the list, and an
  /// order may come after tasks that stand before it.
  ///
  /// @throws IllegalArgumentException for an order that comes after a task its tenant has not
  ///     submitted, or of a kind that nobody works at
  public List<Task> submit(List<TaskOrder> orders) {
    return parts.database().dialect() == Dialect.SQLITE
        ? groupCommit.submit(List.copyOf(orders))
        : submit(orders, SqlWork.NOTHING);
  }

  /// Like [#submit(List)], with `rows` committed in the same transaction.
  public List<Task> submit(List<TaskOrder> orders, SqlWork rows) {
    return parts.database().inTransaction(transaction -> {
      List<Task> submitted = steps.submission().submit(transaction, orders);
      rows.run(transaction.handle());
      return submitted;
    });
  }

  public Optional<Task> findTask(TaskId id) {
    return parts.database().read(handle -> parts.tasks().find(handle, id));
  }

  /// Those of `ids` that there are, in no order.
  public List<Task> tasks(Collection<TaskId> ids) {
    return parts.database().read(handle -> parts.tasks().tasks(handle, ids));
  }

  /// Cancels a task. One that does not run is cancelled at once; one that runs is told to stop,
  /// and is cancelled when it has. What is final stays as it is.
  ///
  /// @return the task after that; empty when there is none
  public Optional<Task> cancel(TaskId id) {
    return steps.cancellation().cancel(id);
  }

  /// Makes a task more urgent, or less: see [TaskDesk#prioritise(TaskId, int)].
  ///
  /// @return the task after that, which is as it was when it is final; empty when there is none
  public Optional<Task> prioritise(TaskId id, int priority) {
    return new TaskDesk(parts.database()).prioritise(id, priority);
  }

  /// Cancels tasks and submits others, in the transaction that finds out which.
  ///
  /// @param rows what is committed with it; empty where nothing is to be done
  /// @return whether there was anything
  public boolean change(Function<Handle, Optional<TaskChange>> rows) {
    return parts.database().inTransaction(transaction -> {
      Optional<TaskChange> change = rows.apply(transaction.handle());
      change.ifPresent(it -> {
        it.cancelled().forEach(id -> steps.cancellation().cancel(transaction, id));
        var _ = steps.submission().submit(transaction, it.orders());
      });
      return change.isPresent();
    });
  }

  /// Follows `ids`, from now until the watch is closed.
  public TaskWatch watch(Set<TaskId> ids) {
    return watches.open(ids);
  }

  /// The callbacks of a task, with all tries.
  public List<CallbackReport> callbacks(TaskId id) {
    return parts.database().read(handle -> parts.callbacks().reports(handle, id));
  }

  /// How much there is to do, for each lane; of all processes.
  public List<LaneCount> laneCounts() {
    return parts.database().read(LaneCount::all);
  }

  /// How many threads other processes of this version have in `lane`, that live and pick work that
  /// needs `label`, or none: as it was two seconds ago at most. Asks no database.
  int othersThreads(Lane lane, @Nullable String label) {
    return presence.othersThreads(lane.key(), label);
  }

  /// Removes events from before `instant`; nobody follows them that long. Tasks stay.
  ///
  /// @return how many it were
  public int pruneEvents(Instant instant) {
    return parts
        .database()
        .inTransaction(
            it -> it.handle().execute("delete from event where at < ?", instant.toEpochMilli()));
  }

  /// Forgets the tasks that have been remembered long enough, with their callbacks.
  ///
  /// @param needed those of some tasks of which something is left; they are remembered on
  /// @return how many it were
  public int forgetTasks(Instant now, Function<Collection<TaskId>, Set<TaskId>> needed) {
    return new Memory(parts.database()).forget(now, needed);
  }

  /// How many tasks of a tenant have not ended.
  public long openCount(TenantId tenant) {
    return parts.database().read(handle -> Consumption.openCount(handle, tenant));
  }

  /// How long a tenant's tasks took that have ended since then.
  public Duration runTime(TenantId tenant, Instant since) {
    return parts.database().read(handle -> Consumption.runTime(handle, tenant, since));
  }

  /// Leaves: picks nothing more, stops the runs, and gives all back, so that the next process goes
  /// on at once. Takes some milliseconds, and up to 5 s more for work that does not heed its
  /// interrupt.
  @Override
  public void close() {
    var giveBack = new GiveBack(parts, steps.runs(), worker);
    lanes.pause();
    steps.runs().leave(giveBack);
    lanes.stop();
    giveBack.run(); // What was picked while the door closed.
    leaveRegister();
    watches.close();
    chores.close();
    if (otherProcesses != null) {
      otherProcesses.close();
    }
  }

  private void leaveRegister() {
    try {
      attendance.leave();
    } catch (RuntimeException failure) { // The database is away: leave all the same.
      LOG.warn("This process is still in the register; it counts as gone soon.", failure);
    }
  }

  private void tellOthers(String hint) {
    if (otherProcesses != null) {
      otherProcesses.say(hint);
    }
  }

  /// Does what a hint asks for.
  private final class Ears implements Hints.Listener {
    @Override
    public void lookForWork(Lane lane) {
      lanes.lookForWork(lane);
    }

    @Override
    public void heardOfWork(Lane lane) {
      if (wakening.isOurs(presence.processes(lane.key()))) {
        lanes.lookForWork(lane);
      }
    }

    @Override
    public void lookForEvents() {
      watches.look();
    }

    @Override
    public void lookForWishes() {
      chores.soon(attendance::look);
    }

    @Override
    public void lookForShares() {
      chores.soon(steps.shares()::look);
    }

    @Override
    public void cancelAsked(TaskId id) {
      steps.runs().find(id).ifPresent(run -> run.stop(Outcome.StopReason.CANCELLED));
    }
  }
}
