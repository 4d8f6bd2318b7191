package io.kinora.engine.task;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The lanes that this process works in, each a scheduler of the library db-scheduler.
///
/// The library's defaults are dangerous here; each setting below that looks odd has its reason in
/// the decision record on the engine.
final class Lanes {

  private static final Duration FOREVER = Duration.ofDays(36_500);

  private final Parts parts;
  private final TaskSettings settings;
  private final String worker;
  private final Executions executions;
  private final Runnable onLostHeartbeat;
  private final Map<Lane, Scheduler> schedulers = new EnumMap<>(Lane.class);

  /// What is done with the sorts of executions.
  ///
  /// @param runs tells which tasks are alive in this process
  record Executions(
      RunTask runTask, LiveRuns runs, List<RunErrand> errands, RunObserver observer) {}

  Lanes(
      Parts parts,
      TaskSettings settings,
      String worker,
      Executions executions,
      Runnable onLostHeartbeat) {
    this.parts = parts;
    this.settings = settings;
    this.worker = worker;
    this.executions = executions;
    this.onLostHeartbeat = onLostHeartbeat;
    for (Lane lane : Lane.values()) {
      if (settings.threads(lane) > 0) {
        schedulers.put(lane, scheduler(lane));
      }
    }
  }

  void start() {
    schedulers.values().forEach(Scheduler::start);
  }

  void lookForWork(Lane lane) {
    Scheduler scheduler = schedulers.get(lane);
    if (scheduler != null) {
      scheduler.triggerCheckForDueExecutions();
    }
  }

  /// Picks nothing more.
  void pause() {
    schedulers.values().forEach(Scheduler::pause);
  }

  /// Picks again.
  void resume() {
    schedulers.values().forEach(scheduler -> {
      scheduler.resume();
      scheduler.triggerCheckForDueExecutions();
    });
  }

  /// Tells whether anything that was picked here has not ended.
  boolean havePicked() {
    return parts.database().read(handle -> ExecutionTable.hasPicked(handle, worker));
  }

  /// Waits for the threads, all lanes at once.
  void stop() {
    try (ExecutorService stoppers = Executors.newVirtualThreadPerTaskExecutor()) {
      schedulers.values().forEach(scheduler -> stoppers.execute(scheduler::stop));
    }
  }

  private Scheduler scheduler(Lane lane) {
    SchedulerBuilder builder = Scheduler.create(parts.database().dataSource(), tasks(lane))
        .tableName(lane.table())
        .schedulerName(new SchedulerName.Fixed(worker))
        .threads(settings.threads(lane))
        .executorService(Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name(lane.key() + "-", 0).factory()))
        .pollingInterval(settings.pollEvery())
        .enablePriority()
        .deleteUnresolvedAfter(FOREVER)
        .shutdownMaxWait(Duration.ofSeconds(5))
        .failureLogging(LogLevel.INFO, true)
        .clock(parts.time()::executionNow)
        .addSchedulerListener(new HeartbeatListener())
        // A picked row that waits for a thread has no heartbeat: pick no more than there are
        // threads.
        .pollUsingLockAndFetch(settings.threads(lane) == 1 ? 0.0 : 0.99, 1.0);
    return onDatabase(builder).build();
  }

  private SchedulerBuilder onDatabase(SchedulerBuilder builder) {
    return switch (parts.database().dialect()) {
      case SQLITE ->
        builder
            .jdbcCustomization(new SqliteLockAndFetch(parts.database()))
            .heartbeatInterval(Duration.ofSeconds(30));
      case POSTGRESQL ->
        builder.heartbeatInterval(Duration.ofMillis(1500)).missedHeartbeatsLimit(4);
    };
  }

  /// The library's word for the sorts of executions that it finds in the table of a lane.
  private CustomTask<?>[] tasks(Lane lane) {
    return Stream.concat(Stream.of(task(lane)), executions.errands().stream().map(this::errand))
        .toArray(CustomTask<?>[]::new);
  }

  private CustomTask<Void> task(Lane lane) {
    return execution(
        ExecutionTable.TASK,
        lane,
        id -> executions.runTask().execute(new TaskId(id)),
        id -> executions.runs().find(new TaskId(id)).isPresent());
  }

  private CustomTask<Void> errand(RunErrand errand) {
    return execution(errand.name(), Lane.NET, errand::execute, errand::isRunning);
  }

  private CustomTask<Void> execution(
      String name,
      Lane lane,
      Function<String, CompletionHandler<Void>> execute,
      Predicate<String> isAlive) {
    return Tasks.custom(name, Void.class)
        // Only what comes before the work can fail here: the database was away.
        .onFailure((done, operations) ->
            operations.reschedule(done, parts.time().executionNow().plusSeconds(1)))
        .onDeadExecution((done, operations) -> {
          if (isAlive.test(done.getExecution().getId())) {
            return; // Ours: the machine slept, or the database was away.
          }
          operations.reschedule(done, parts.time().executionNow());
          executions.observer().foundDead(lane);
          parts.hints().work(lane).run();
        })
        .execute((instance, _) -> execute.apply(instance.getId()));
  }

  private final class HeartbeatListener extends AbstractSchedulerListener {
    @Override
    public void onExecutionFailedHeartbeat(CurrentlyExecuting execution) {
      onLostHeartbeat.run();
    }
  }
}
