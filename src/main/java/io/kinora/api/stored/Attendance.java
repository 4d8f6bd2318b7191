package io.kinora.api.stored;

import io.kinora.api.http.Exchange;
import io.kinora.api.http.Watch;
import io.kinora.engine.task.Task;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskId;
import io.kinora.engine.task.TaskWatch;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// A client's wait for tasks. It is over when the client leaves or the server begins to stop, and
/// learns of that within [#LOOK_EVERY].
public final class Attendance implements AutoCloseable {

  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  private final TaskWatch tasks;
  private final Watch peer;
  private final Watch stop;
  private volatile boolean over;
  private volatile boolean left;

  public Attendance(Exchange exchange, TaskEngine engine, Set<TaskId> ids) {
    this.tasks = engine.watch(ids);
    this.peer = exchange.watchPeer(this::leave);
    this.stop = exchange.watchStop(() -> over = true);
  }

  public boolean isOver() {
    return over;
  }

  /// Tells whether it is over because the client has left.
  public boolean hasLeft() {
    return left;
  }

  private void leave() {
    left = true;
    over = true;
  }

  /// The tasks that changed, after a short while at most; the first time all of them.
  public List<Task> next() {
    try {
      return tasks.next(LOOK_EVERY);
    } catch (InterruptedException _) { // The server cannot wait for us any longer.
      Thread.currentThread().interrupt();
      over = true;
      return List.of();
    }
  }

  @Override
  public void close() {
    stop.close();
    peer.close();
    tasks.close();
  }
}
