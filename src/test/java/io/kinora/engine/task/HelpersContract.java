package io.kinora.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.engine.task.fake.FakeSender;
import io.kinora.engine.task.fake.FakeWork;
import io.kinora.engine.task.fake.Gate;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SharedClock;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What tasks promise that help others, on each database.
@Timeout(60)
abstract class HelpersContract {

  private static final TenantId ACME = new TenantId("acme");

  private final Gate gate = new Gate();
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final List<TaskEngine> engines = new ArrayList<>();
  private final AtomicReference<List<Task>> seen = new AtomicReference<>(List.of());

  /// Waits at the gate.
  private final FakeWork helping = new FakeWork("help", Lane.HEAVY, gate::pass);

  /// An open database; the same for all tests of a class.
  abstract Database database();

  @BeforeEach
  void emptyTheTables() {
    database()
        .transact(transaction -> Stream.concat(
                Stream.of("task", "slot", "event", "worker"),
                Stream.of(Lane.values()).map(Lane::table))
            .forEach(table -> transaction.handle().execute("delete from " + table)));
  }

  @AfterEach
  void everyPromiseIsKept() {
    gate.open();
    mayEnd.countDown();
    engines.forEach(TaskEngine::close);
    assertThat(new TaskAudit(database()).findings()).isEmpty();
  }

  /// An engine that works at tasks that ask for help.
  private TaskEngine working(FakeWork.Body asking) {
    var settings = TaskSettings.forCores(2)
        .withThreads(Lane.HEAVY, 2)
        .withPollEvery(Duration.ofMillis(50))
        .withRetries(new RetrySettings(3, 3, Duration.ofMillis(1), Duration.ofMillis(1)));
    var engine = new TaskEngine(
        database(),
        settings,
        SharedClock.alone(Clock.systemUTC()),
        List.of(new FakeWork("ask", Lane.HEAVY, asking), helping),
        new Callbacks(List.of(), List.of(), new FakeSender(), List.of()));
    engines.add(engine);
    engine.start();
    return engine;
  }

  private static TaskOrder order(String kind) {
    return TaskOrder.of(ACME, kind, "{}", new Origin("test", "", Duration.ofDays(1)));
  }

  private static Task submit(TaskEngine engine, TaskOrder order) {
    return engine.submit(List.of(order)).getFirst();
  }

  private static void awaitState(TaskEngine engine, TaskId id, String state) {
    await().until(() -> engine.findTask(id).orElseThrow().state().word().equals(state));
  }

  private RunResult waitForEnd() throws InterruptedException {
    mayEnd.await();
    return new RunResult("{}");
  }

  /// Helpers of the task that was seen last, as they are now.
  private List<String> states(TaskEngine engine) {
    return engine.tasks(seen.get().stream().map(Task::id).toList()).stream()
        .map(task -> task.state().word())
        .sorted()
        .toList();
  }

  @Test
  void they_run_beside_the_task_as_urgent_as_it_and_are_told_to_it() {
    TaskEngine engine = working(run -> {
      seen.set(run.helpers().submit(List.of(order("help"))));
      Set<TaskId> ids = Set.of(seen.get().getFirst().id());
      try (TaskWatch watch = run.helpers().watch(ids)) {
        while (!watch.next(Duration.ofSeconds(1)).stream().allMatch(Task::isFinal)
            || !run.helpers().all().getFirst().isFinal()) {
          Thread.onSpinWait();
        }
      }
      return new RunResult(run.helpers().all().getFirst().state().word());
    });
    Task asking = submit(engine, order("ask").withPriority(7));
    await().until(() -> gate.arrived().size() == 1);

    gate.open();

    awaitState(engine, asking.id(), "done");
    assertThat(engine.findTask(asking.id()).orElseThrow().progress().findResultJson())
        .contains("done");
    assertThat(seen.get()).extracting(Task::priority).containsExactly(7);
    assertThat(seen.get()).extracting(Task::tenant).containsExactly(ACME);
  }

  @Test
  void they_end_with_the_task() {
    TaskEngine engine = working(run -> {
      seen.set(run.helpers().submit(List.of(order("help"), order("help"), order("help"))));
      return waitForEnd();
    });
    Task asking = submit(engine, order("ask"));
    await().until(() -> gate.arrived().size() == 1);

    mayEnd.countDown();

    awaitState(engine, asking.id(), "done");
    await().until(() -> states(engine).equals(List.of("cancelled", "cancelled", "cancelled")));
  }

  @Test
  void they_end_when_the_task_fails_or_is_cancelled() {
    TaskEngine engine = working(run -> {
      seen.set(run.helpers().submit(List.of(order("help"), order("help"))));
      return waitForEnd();
    });
    Task cancelled = submit(engine, order("ask"));
    await().until(() -> gate.arrived().size() == 1);

    var _ = engine.cancel(cancelled.id());

    awaitState(engine, cancelled.id(), "cancelled");
    await().until(() -> states(engine).equals(List.of("cancelled", "cancelled")));
  }

  @Test
  void they_stay_when_the_task_is_tried_again() {
    TaskEngine engine = working(run -> {
      if (run.attempt() == 1) {
        var _ = run.helpers().submit(List.of(order("help")));
        throw new Failure(FailureCode.ENCODER_FAILED, "the first time").asException();
      }
      seen.set(run.helpers().all());
      return waitForEnd();
    });

    Task asking = submit(engine, order("ask"));

    await().until(() -> !seen.get().isEmpty());
    assertThat(seen.get()).hasSize(1).noneMatch(Task::isFinal);
    mayEnd.countDown();
    awaitState(engine, asking.id(), "done");
    await().until(() -> states(engine).equals(List.of("cancelled")));
  }

  @Test
  void one_that_has_not_begun_can_be_taken_back() {
    var taken = new ArrayList<Boolean>();
    TaskEngine engine = working(run -> {
      List<Task> helpers = run.helpers().submit(List.of(order("help"), order("help")));
      seen.set(helpers);
      await().until(() -> gate.arrived().size() == 1); // The other one finds no thread.
      for (Task helper : helpers) {
        taken.add(run.helpers().withdraw(helper.id()));
      }
      return waitForEnd();
    });
    Task asking = submit(engine, order("ask"));

    await().until(() -> taken.size() == 2);

    assertThat(taken).containsExactlyInAnyOrder(true, false);
    assertThat(states(engine)).containsExactly("cancelled", "running");
    mayEnd.countDown();
    awaitState(engine, asking.id(), "done");
  }

  @Test
  void one_that_runs_can_be_ended() {
    TaskEngine engine = working(run -> {
      seen.set(run.helpers().submit(List.of(order("help"))));
      await().until(() -> gate.arrived().size() == 1);
      run.helpers().end(seen.get().getFirst().id());
      return waitForEnd();
    });
    Task asking = submit(engine, order("ask"));

    await().until(() -> states(engine).equals(List.of("cancelled")));

    assertThat(engine.findTask(asking.id()).orElseThrow().isFinal()).isFalse();
    mayEnd.countDown();
    awaitState(engine, asking.id(), "done");
  }

  @Test
  void a_run_that_was_replaced_gets_none() throws InterruptedException {
    var isReplaced = new CountDownLatch(1);
    TaskEngine engine = working(run -> {
      database()
          .transact(it -> it.handle()
              .execute(
                  "update task set attempt = attempt + 1 where id = ?", run.id().value()));
      try {
        return new RunResult("got " + run.helpers().submit(List.of(order("help"))));
      } finally {
        isReplaced.countDown();
      }
    });

    Task asking = submit(engine, order("ask"));

    isReplaced.await();
    assertThat(engine.findTask(asking.id()).orElseThrow().isFinal()).isFalse();
    assertThat(database()
            .<Integer>read(handle -> handle
                .createQuery("select count(*) from task where kind = 'help'")
                .mapTo(Integer.class)
                .one()))
        .isZero();
  }

  @Test
  void what_helps_counts_for_no_limit_of_its_tenant() {
    TaskEngine engine = working(run -> {
      seen.set(run.helpers().submit(List.of(order("help"))));
      return waitForEnd();
    });

    var _ = submit(engine, order("ask"));

    await().until(() -> gate.arrived().size() == 1);
    assertThat(engine.openCount(ACME)).isEqualTo(1);
  }
}
