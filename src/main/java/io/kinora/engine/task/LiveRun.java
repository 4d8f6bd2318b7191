package io.kinora.engine.task;

import io.kinora.engine.task.Outcome.StopReason;
import io.kinora.engine.task.TaskState.Running;
import io.kinora.infra.base.CostMeter;
import io.kinora.infra.base.RunCost;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.SqlWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A run in this process.
///
/// Its interrupt reaches only the work, never our own SQL: inside the driver of PostgreSQL an
/// interrupted virtual thread closes the connection.
final class LiveRun implements Run {

  private final Task task;
  private final int failures;
  private final int deaths;
  private final @Nullable String trace;
  private final RunReports reports;
  private final Yielding yielding;
  private final Helpers helpers;
  private final CostMeter meter = new CostMeter();
  private final List<Runnable> stopActions = new ArrayList<>();
  private @Nullable Thread worker;
  private int sheltered;
  private @Nullable StopReason reason;
  private int percent;

  /// @param row as it was when the run began
  LiveRun(TaskRow row, RunReports reports, Yielding yielding, Helping helping) {
    this.task = row.task();
    this.failures = row.failures();
    this.deaths = row.deaths();
    this.trace = row.trace();
    this.reports = reports;
    this.yielding = yielding;
    this.percent = task.progress().percent();
    this.helpers = helping.of(this);
  }

  /// Calls `work` on this thread, which may be interrupted until that returns, as soon as there is
  /// memory for it.
  RunResult doWork(Work work, MemoryShare memory) throws InterruptedException {
    synchronized (this) {
      throwIfStopped();
      worker = Thread.currentThread();
    }
    try {
      return memory.take(
          key(), work.memoryMb(parameters()), () -> meter.during(() -> work.run(this)));
    } finally {
      synchronized (this) {
        worker = null;
        boolean _ = Thread.interrupted(); // It was for the work.
      }
    }
  }

  /// Stops the work; the first reason counts.
  void stop(StopReason why) {
    var _ = stopFirst(why);
  }

  /// The same.
  ///
  /// @return whether nobody had stopped it before
  boolean stopFirst(StopReason why) {
    List<Runnable> actions;
    synchronized (this) {
      if (reason != null) {
        return false;
      }
      reason = why;
      actions = List.copyOf(stopActions);
      interruptWorker();
    }
    actions.forEach(Runnable::run);
    return true;
  }

  private synchronized void interruptWorker() {
    if (reason != null && worker != null && sheltered == 0) {
      worker.interrupt();
    }
  }

  synchronized Optional<StopReason> stopReason() {
    return Optional.ofNullable(reason);
  }

  /// What it has cost until now.
  RunCost cost() {
    return meter.soFar();
  }

  /// How long it has been running.
  Duration age(Instant now) {
    return task.state() instanceof Running running
        ? Duration.between(running.since(), now)
        : Duration.ZERO;
  }

  RunKey key() {
    return new RunKey(task.id(), task.attempt());
  }

  Task task() {
    return task;
  }

  /// How many earlier runs of the task failed.
  int failures() {
    return failures;
  }

  /// How many earlier runs of the task ended with their worker.
  int deaths() {
    return deaths;
  }

  /// What it is a part of; none where nobody follows it.
  @Nullable
  String trace() {
    return trace;
  }

  synchronized int percent() {
    return percent;
  }

  /// Tells whether it has come further than all runs before it.
  boolean hasComeFurther() {
    return percent() > task.progress().percent();
  }

  @Override
  public TaskId id() {
    return task.id();
  }

  @Override
  public Optional<String> earlierResultJson() {
    return task.progress().findResultJson();
  }

  @Override
  public String kind() {
    return task.kind();
  }

  @Override
  public TenantId tenant() {
    return task.tenant();
  }

  @Override
  public String parameters() {
    return task.parameters();
  }

  @Override
  public int attempt() {
    return task.attempt();
  }

  @Override
  public void progress(int newPercent) {
    if (newPercent < 0 || newPercent > 100) {
      throw new IllegalArgumentException("percent must be 0 to 100, is " + newPercent);
    }
    synchronized (this) {
      if (newPercent <= percent) {
        return;
      }
      percent = newPercent;
    }
    reports.progressLater(this);
  }

  @Override
  public void phase(String name) throws InterruptedException {
    shelter(() -> reports.phase(this, name));
  }

  @Override
  public void partial(String part, String resultJson, SqlWork rows) throws InterruptedException {
    shelter(() -> reports.partial(this, part, resultJson, rows));
  }

  @Override
  public Helpers helpers() {
    return helpers;
  }

  private void shelter(Runnable sql) throws InterruptedException {
    var _ = sheltered(() -> {
      sql.run();
      return true;
    });
  }

  /// Runs SQL of ours on a thread of the work, sheltered from its interrupt.
  <T> T sheltered(Supplier<T> sql) throws InterruptedException {
    synchronized (this) {
      throwIfStopped();
      sheltered++;
    }
    T answer;
    try {
      answer = sql.get();
    } finally {
      synchronized (this) {
        sheltered--;
        interruptWorker();
      }
    }
    throwIfStopped();
    return answer;
  }

  private synchronized void throwIfStopped() throws InterruptedException {
    if (reason != null) {
      throw new InterruptedException("the run was stopped: " + reason);
    }
  }

  @Override
  public synchronized boolean shouldStop() {
    return reason != null;
  }

  @Override
  public boolean shouldYield() throws InterruptedException {
    return sheltered(() -> yielding.isWanted(this));
  }

  @Override
  public void giveWay() throws InterruptedException {
    shelter(() -> yielding.giveWay(this));
  }

  @Override
  public void onStop(Runnable action) {
    synchronized (this) {
      if (reason == null) {
        stopActions.add(action);
        return;
      }
    }
    action.run();
  }
}
