package io.kinora.engine.task;

import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.TaskResolver;
import com.github.kagkarlsson.scheduler.event.SchedulerListeners;
import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepository;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import io.kinora.engine.machine.Labels;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A lane of a simulated process: what a scheduler of the library does with its threads.
///
/// Real are the library's statements (its repository, and our way to pick on SQLite), its
/// operations on executions, and our handlers. Modelled after its `Scheduler`,
/// `LockAndFetchCandidates` and
/// `ExecutePicked` are the loops: it picks when it has a free thread, says of what runs that it
/// lives, looks for the dead, and lets what an execution throws lie for its handlers.
final class SimulatedLane {

  private final SimulatedProcess process;
  private final SimulatedWorld world;
  private final Parts parts;
  private final int threadCount;
  private final Map<String, CustomTask<Void>> tasks;
  private final JdbcTaskRepository repository;
  private final Set<Execution> running = new LinkedHashSet<>();
  private @Nullable SimulatedThread picker;
  private boolean isPaused;
  private boolean isPicking;

  SimulatedLane(SimulatedProcess process, Lane lane, int threadCount) {
    this.process = process;
    this.world = process.world();
    this.parts = process.parts();
    this.threadCount = threadCount;
    List<CustomTask<Void>> all = process.steps().laneTasks().of(lane);
    this.tasks = all.stream().collect(Collectors.toMap(CustomTask::getName, Function.identity()));
    this.repository = new JdbcTaskRepository(
        parts.database().dataSource(),
        false,
        new SqliteLockAndFetch(parts.database(), Labels.NONE),
        lane.table(),
        new TaskResolver(SchedulerListeners.NOOP, parts.time()::now, List.copyOf(all)),
        new SchedulerName.Fixed(process.toString()),
        true,
        parts.time()::now);
  }

  /// Picks now and then.
  void work() {
    picker = SimulatedThread.current();
    while (!process.isDead()) {
      isPicking = true;
      process.attempt(this::pick);
      isPicking = false;
      picker.sleep(SimulatedWorld.POLL_EVERY);
    }
  }

  void hint() {
    if (picker != null) {
      picker.wake();
    }
  }

  void pause() {
    isPaused = true;
  }

  void resume() {
    isPaused = false;
    hint();
  }

  /// Tells whether it is about to take something in hand, which nobody else can see yet.
  boolean isPicking() {
    return isPicking;
  }

  boolean isIdle() {
    return running.isEmpty();
  }

  /// One at a time, so that each seed picks in one order only.
  private void pick() {
    boolean hasFound = true;
    while (hasFound && !isPaused && running.size() < threadCount) {
      List<Execution> picked = repository.lockAndGetDue(parts.time().now(), 1);
      hasFound = !picked.isEmpty();
      picked.forEach(this::start);
    }
  }

  private void start(Execution execution) {
    running.add(execution);
    String name = execution.getTaskName().equals(SendCallback.NAME)
        ? SendCallback.NAME
        : world.client().nameOf(execution.getId());
    world.story().tell("picks " + name);
    SimulatedThread _ = process.start(name, () -> run(execution));
  }

  private void run(Execution execution) {
    try {
      execute(execution, task(execution));
    } finally {
      running.remove(execution);
      hint();
    }
  }

  private CustomTask<Void> task(Execution execution) {
    return Objects.requireNonNull(tasks.get(execution.getTaskName()));
  }

  private void execute(Execution execution, CustomTask<Void> task) {
    Instant started = parts.time().now();
    CompletionHandler<Void> completion;
    try {
      SimulatedThread.current().holdTurnForOnce(); // The door of the runs is held open meanwhile.
      completion = task.execute(task.instance(execution.getId()), null);
    } catch (RuntimeException failure) {
      process.attempt(() -> task.getFailureHandler()
          .onFailure(
              ExecutionComplete.failure(execution, started, parts.time().now(), failure),
              operations(execution)));
      return;
    }
    process.attempt(() -> completion.complete(
        ExecutionComplete.success(execution, started, parts.time().now()), operations(execution)));
  }

  private ExecutionOperations<Void> operations(Execution execution) {
    return new ExecutionOperations<>(repository, SchedulerListeners.NOOP, execution);
  }

  /// Says that what runs here lives.
  void beat() {
    for (Execution execution : List.copyOf(running)) {
      process.attempt(() -> {
        if (!repository.updateHeartbeatWithRetry(execution, parts.time().now(), 3)) {
          process.steps().leaseCheck().check();
        }
      });
    }
  }

  /// Looks for what nobody says of that it lives.
  void lookForDead() {
    Instant now = parts.time().now();
    Instant before = now.minus(Lanes.HEARTBEAT_EVERY.multipliedBy(Lanes.HEARTBEATS_MISSED_MAX));
    for (Execution dead : repository.getDeadExecutions(before)) {
      process.attempt(() -> task(dead)
          .getDeadExecutionHandler()
          .deadExecution(ExecutionComplete.failure(dead, now, now, null), operations(dead)));
    }
  }
}
