package io.kinora.engine.task;

import io.kinora.engine.task.fake.FakeSender;
import io.kinora.engine.task.fake.FakeWording;
import io.kinora.engine.task.fake.FakeWork;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SharedClock;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// A process that works until it is killed. Each of its tasks leaves one row in the table
/// `effect`.
final class KilledWorker {

  private KilledWorker() {}

  public static void main(String[] words) throws InterruptedException {
    Database database = Database.open(words[0], 24);
    engine(database, threads()).start();
    new CountDownLatch(1).await();
  }

  /// An engine that knows the work; with [TaskSettings#submitOnly()] one that only takes orders.
  static TaskEngine engine(Database database, TaskSettings settings) {
    var callbacks = new Callbacks(List.of(new FakeWording()), new FakeSender());
    return new TaskEngine(
        database,
        settings,
        SharedClock.alone(Clock.systemUTC()),
        List.of(FakeWork.of("row", KilledWorker::leaveRow)),
        callbacks);
  }

  private static TaskSettings threads() {
    return new TaskSettings(
        Map.of(Lane.QUICK, 8, Lane.NET, 4),
        16,
        new RetrySettings(3, 100, Duration.ofMillis(100), Duration.ofSeconds(1)),
        Duration.ofMillis(200));
  }

  private static RunResult leaveRow(Run run) {
    return new RunResult(
        "{}",
        handle -> handle.execute(
            "insert into effect (task_id, attempt) values (?, ?)",
            run.id().value(),
            run.attempt()));
  }
}
