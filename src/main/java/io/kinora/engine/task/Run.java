package io.kinora.engine.task;

import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.SqlWork;
import java.util.Optional;

/// One attempt at a task, as its [Work] sees it. Any thread of the work may use it.
///
/// What a run makes outside of the database gets a name with [#attempt()] in it; only what its
/// [RunResult] or a part commits makes it visible.
public interface Run {

  TaskId id();

  TenantId tenant();

  /// The name of its [Work].
  String kind();

  /// The JSON of the order.
  String parameters();

  /// What an earlier run had shown of the result, as JSON; empty where there was none.
  Optional<String> earlierResultJson();

  /// Counts the runs of this task from 1. No two runs of a task share a number.
  int attempt();

  /// Says how far the work has come. Written at most ten times a second; a lower number than
  /// before is ignored.
  ///
  /// @param percent 0 to 100
  void progress(int percent);

  /// Says what the work does now; written at once.
  ///
  /// @throws InterruptedException when the run was stopped
  void phase(String name) throws InterruptedException;

  /// Makes a part of the result visible, and `rows` with it, in one transaction.
  ///
  /// @param part names the part; said to those who watch
  /// @param resultJson the result as far as it is there; replaces what earlier parts said
  /// @throws InterruptedException when the run was stopped; then nothing was committed
  void partial(String part, String resultJson, SqlWork rows) throws InterruptedException;

  /// Tasks that do parts of this work elsewhere.
  Helpers helpers();

  /// Tells whether to give up: the task was cancelled, or this worker leaves. The thread that was
  /// called is interrupted too.
  boolean shouldStop();

  /// Tells whether to give way: more urgent work waits for the lane of this run and finds no
  /// free thread here, or this process drains. Looks at most every second, so that it may be
  /// asked often.
  ///
  /// @throws InterruptedException when the run was stopped
  boolean shouldYield() throws InterruptedException;

  /// Gives way, if that is still wanted: ends the run, as if it was stopped. Its task is queued
  /// again, with no failure counted, and runs again later, here or elsewhere. For work that can
  /// go on from where it is.
  ///
  /// @throws InterruptedException when it gives way, or the run was stopped
  void giveWay() throws InterruptedException;

  /// Has `action` called when the run is stopped, on another thread; at once when it was stopped
  /// already. For what an interrupt does not reach, such as a tree of processes.
  void onStop(Runnable action);
}
