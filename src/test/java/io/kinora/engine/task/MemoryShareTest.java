package io.kinora.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.engine.machine.Labels;
import io.kinora.engine.machine.Machine;
import io.kinora.engine.task.fake.FakeClock;
import io.kinora.engine.task.fake.FakeSender;
import io.kinora.engine.task.fake.Gate;
import io.kinora.infra.base.RunCost;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SharedClock;
import io.kinora.infra.db.fake.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// A process with 1,000 MiB, and tasks that say how much of it they take.
@ParameterizedClass
@EnumSource
class MemoryShareTest {

  @Parameter
  private TestDatabase databases = TestDatabase.SQLITE;

  private static final int ALL = 1_000;

  @TempDir
  private Path folder;

  private final Gate gate = new Gate();
  private volatile int taken;
  private volatile int waiting;
  private Database database;
  private TaskEngine engine;

  private final class Held implements Work {
    @Override
    public String kind() {
      return "held";
    }

    @Override
    public Lane lane() {
      return Lane.HEAVY;
    }

    @Override
    public int memoryMb(String parameters) {
      return Integer.parseInt(parameters);
    }

    @Override
    public RunResult run(Run run) throws InterruptedException {
      return gate.pass(run);
    }
  }

  private final class Ears implements RunObserver {
    @Override
    public void ended(String kind, RunEnding ending, Duration took, RunCost cost) {}

    @Override
    public void sent(String errand, RunCost cost) {}

    @Override
    public void foundDead(Lane lane) {}

    @Override
    public void memoryTaken(int megabytes, int runs) {
      taken = megabytes;
      waiting = runs;
    }
  }

  @BeforeEach
  void open() {
    database = databases.open(folder, 8);
    var settings = new TaskSettings(
            Map.of(Lane.HEAVY, 6), 16, RetrySettings.DEFAULTS, Duration.ofMillis(50))
        .withMachine(Machine.here("1", List.of(), 6, ALL, Labels.NONE));
    engine = new TaskEngine(
        database,
        settings,
        SharedClock.alone(new FakeClock()),
        List.of(new Held()),
        new Callbacks(List.of(), List.of(), new FakeSender(), List.of(), new Ears()));
    engine.start();
  }

  @AfterEach
  void close() {
    gate.open();
    engine.close();
    database.close();
  }

  private TaskId submit(int megabytes) {
    var order = TaskOrder.of(
        new TenantId("acme"), "held", String.valueOf(megabytes), new Origin("none", ""));
    return engine.submit(List.of(order)).getFirst().id();
  }

  private TaskId submitAndSeeAtWork(int megabytes) {
    TaskId id = submit(megabytes);
    await().until(() -> gate.arrived().contains(id));
    return id;
  }

  private TaskId submitAndSeeWaiting(int megabytes) {
    int before = waiting;
    TaskId id = submit(megabytes);
    await().until(() -> waiting > before);
    assertThat(gate.arrived()).doesNotContain(id);
    return id;
  }

  @Test
  void what_does_not_fit_waits_until_others_have_ended() {
    var _ = submitAndSeeAtWork(600);
    TaskId second = submitAndSeeWaiting(600);
    assertThat(taken).isEqualTo(600);

    gate.open();

    await().until(() -> gate.arrived().contains(second));
    await().until(() -> taken == 0);
  }

  @Test
  void what_takes_nothing_does_not_wait() {
    var _ = submitAndSeeAtWork(ALL);

    var _ = submitAndSeeAtWork(0);
  }

  @Test
  void what_takes_more_than_there_is_has_all_of_it() {
    var _ = submitAndSeeAtWork(10 * ALL);

    assertThat(taken).isEqualTo(ALL);
    var _ = submitAndSeeWaiting(1);
  }

  @Test
  void who_comes_later_waits_behind_who_needs_much() {
    var _ = submitAndSeeAtWork(600);
    var _ = submitAndSeeWaiting(600);

    var _ = submitAndSeeWaiting(10);
  }

  @Test
  void who_waits_can_be_cancelled_and_leaves_nothing_taken() {
    var _ = submitAndSeeAtWork(600);
    TaskId second = submitAndSeeWaiting(600);

    var _ = engine.cancel(second);

    await().until(() -> waiting == 0);
    var _ = submitAndSeeAtWork(400);
    assertThat(taken).isEqualTo(ALL);
  }
}
