package io.kinora.engine.task;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The lanes that this process works in, each a scheduler of the library db-scheduler.
///
/// The library's defaults are dangerous here; each setting below that looks odd has its reason in
/// the decision record on the engine.
final class Lanes {

  /// How often several processes say of each execution that it lives.
  static final Duration HEARTBEAT_EVERY = Duration.ofMillis(1500);

  /// After so many that did not come an execution is dead.
  static final int HEARTBEATS_MISSED_MAX = 4;

  private static final Duration FOREVER = Duration.ofDays(36_500);

  private final Parts parts;
  private final TaskSettings settings;
  private final String worker;
  private final LaneTasks tasks;
  private final Runnable onLostHeartbeat;
  private final Map<Lane, Scheduler> schedulers = new EnumMap<>(Lane.class);

  Lanes(
      Parts parts,
      TaskSettings settings,
      String worker,
      LaneTasks tasks,
      Runnable onLostHeartbeat) {
    this.parts = parts;
    this.settings = settings;
    this.worker = worker;
    this.tasks = tasks;
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
    SchedulerBuilder builder = Scheduler.create(
            parts.database().dataSource(), List.copyOf(tasks.of(lane)))
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
        .clock(parts.time()::now)
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
            .jdbcCustomization(
                new SqliteLockAndFetch(parts.database(), settings.machine().labels()))
            .heartbeatInterval(Duration.ofSeconds(30));
      case POSTGRESQL ->
        builder
            .jdbcCustomization(new PostgresLockAndFetch(settings.machine().labels()))
            .heartbeatInterval(HEARTBEAT_EVERY)
            .missedHeartbeatsLimit(HEARTBEATS_MISSED_MAX);
    };
  }

  private final class HeartbeatListener extends AbstractSchedulerListener {
    @Override
    public void onExecutionFailedHeartbeat(CurrentlyExecuting execution) {
      onLostHeartbeat.run();
    }
  }
}
