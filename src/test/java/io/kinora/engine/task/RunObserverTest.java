package io.kinora.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.engine.task.fake.FakeClock;
import io.kinora.engine.task.fake.FakeSender;
import io.kinora.engine.task.fake.FakeWork;
import io.kinora.engine.task.fake.Gate;
import io.kinora.infra.base.CostMeter;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.RunCost;
import io.kinora.infra.base.RunCost.Way;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SharedClock;
import io.kinora.infra.db.fake.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class RunObserverTest {

  @Parameter
  private TestDatabase databases = TestDatabase.SQLITE;

  @TempDir
  private Path folder;

  private final FakeClock clock = new FakeClock();
  private final Gate gate = new Gate();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final List<RunCost> costs = new CopyOnWriteArrayList<>();
  private Database database;
  private TaskEngine engine;

  private final class Ears implements RunObserver {
    @Override
    public void ended(String kind, RunEnding ending, Duration took, RunCost cost) {
      told.add(kind + " " + ending.word() + " after " + took.toSeconds() + " s");
      costs.add(cost);
    }

    @Override
    public void sent(String errand, RunCost cost) {
      told.add(errand + " sent");
      costs.add(cost);
    }

    @Override
    public void foundDead(Lane lane) {
      told.add("dead in " + lane.key());
    }
  }

  /// An errand that sends some bytes.
  private static final class Postcard implements Errand {
    @Override
    public String name() {
      return "postcard";
    }

    @Override
    public Ending run(String subject) {
      CostMeter.count(Way.SENT, subject.length());
      return Ending.NOTHING;
    }
  }

  @BeforeEach
  void open() {
    database = databases.open(folder, 8);
    engine = new TaskEngine(
        database,
        new TaskSettings(
            Map.of(Lane.QUICK, 2, Lane.NET, 1),
            16,
            new RetrySettings(2, 3, Duration.ofSeconds(1), Duration.ofSeconds(1)),
            Duration.ofMillis(50)),
        SharedClock.alone(clock),
        List.of(FakeWork.of("hold", gate::pass), FakeWork.of("fail", _ -> {
          throw new Failure(FailureCode.INPUT_UNREACHABLE, "no answer").asException();
        })),
        new Callbacks(List.of(), List.of(), new FakeSender(), List.of(new Postcard()), new Ears()));
    engine.start();
  }

  @AfterEach
  void close() {
    gate.open();
    engine.close();
    database.close();
  }

  private TaskId submit(String kind) {
    var order = TaskOrder.of(new TenantId("acme"), kind, "{}", new Origin("none", ""));
    return engine.submit(List.of(order)).getFirst().id();
  }

  private TaskId submitHeld() {
    TaskId id = submit("hold");
    await().until(() -> gate.arrived().contains(id));
    return id;
  }

  @Test
  void a_run_that_is_done_is_told_with_its_length() {
    var _ = submitHeld();
    clock.turn(Duration.ofSeconds(3));

    gate.open();

    await().untilAsserted(() -> assertThat(told).containsExactly("hold done after 3 s"));
  }

  @Test
  void a_failure_that_is_tried_again_is_told_from_the_last_one() {
    var _ = submit("fail");
    await().until(() -> told.size() == 1);

    clock.turn(Duration.ofSeconds(2));

    await()
        .untilAsserted(() ->
            assertThat(told).containsExactly("fail retried after 0 s", "fail failed after 0 s"));
  }

  @Test
  void a_run_that_nobody_wants_any_more_is_cancelled() {
    var _ = engine.cancel(submitHeld());

    await().untilAsserted(() -> assertThat(told).containsExactly("hold cancelled after 0 s"));
  }

  @Test
  void a_run_of_a_process_that_stops_is_given_back() {
    var _ = submitHeld();

    engine.close();

    await().untilAsserted(() -> assertThat(told).containsExactly("hold given_back after 0 s"));
  }

  @Test
  void a_run_that_another_process_has_taken_over_is_replaced() {
    TaskId id = submitHeld();

    database.transact(it ->
        it.handle().execute("update task set attempt = attempt + 1 where id = ?", id.value()));

    await().untilAsserted(() -> assertThat(told).containsExactly("hold replaced after 0 s"));
  }

  @Test
  void an_errand_is_told_with_what_it_cost() {
    database.transact(transaction ->
        Errands.makeDue(transaction.handle(), "postcard", "greetings", clock.instant()));

    clock.turn(Duration.ofSeconds(1)); // The lane looks by this clock.

    await().untilAsserted(() -> assertThat(told).containsExactly("postcard sent"));
    assertThat(costs.getFirst().bytes()).containsOnly(Map.entry(Way.SENT, 9L));
  }
}
