package io.kinora.engine.task.fake;

import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.TaskId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// Where runs wait until a test lets them go on.
public final class Gate {

  private final CountDownLatch open = new CountDownLatch(1);
  private final List<TaskId> arrived = new CopyOnWriteArrayList<>();

  /// A body of work that waits here and then is done.
  public RunResult pass(Run run) throws InterruptedException {
    arrived.add(run.id());
    open.await();
    return new RunResult("\"run " + run.attempt() + "\"");
  }

  public void open() {
    open.countDown();
  }

  /// The tasks whose runs have come here, in order.
  public List<TaskId> arrived() {
    return List.copyOf(arrived);
  }
}
