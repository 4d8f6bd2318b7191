package io.kinora.engine.task;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kinora.engine.task.CallbackAnswer.Delivered;
import io.kinora.engine.task.CallbackAnswer.Refused;
import io.kinora.engine.task.CallbackAnswer.Unreachable;
import io.kinora.engine.task.CallbackReport.Standing;
import io.kinora.engine.task.TaskState.Failed;
import io.kinora.engine.task.TaskState.Queued;
import io.kinora.engine.task.fake.FakeClock;
import io.kinora.engine.task.fake.FakeSender;
import io.kinora.engine.task.fake.FakeWording;
import io.kinora.engine.task.fake.FakeWork;
import io.kinora.engine.task.fake.Gate;
import io.kinora.infra.base.CostMeter;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.RunCost.Way;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SharedClock;
import io.kinora.infra.db.SqlWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the engine promises, on each database.
abstract class TaskEngineContract {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId ZENITH = new TenantId("zenith");
  private static final Failure BROKEN_LINK =
      new Failure(FailureCode.INPUT_UNREACHABLE, "no answer");
  private static final Failure AWAY = new Failure(FailureCode.UNAVAILABLE, "the storage is away");
  private static final Failure NO_IMAGE = new Failure(FailureCode.INPUT_NOT_MEDIA, "no image");

  private final FakeClock clock = new FakeClock();
  private final FakeSender sender = new FakeSender();
  private final Gate gate = new Gate();
  private final List<TaskEngine> engines = new ArrayList<>();
  private final FakeWork echo = FakeWork.of("echo", run -> new RunResult(run.parameters()));
  private final FakeWork hold = FakeWork.of("hold", gate::pass);
  private TaskSettings settings = new TaskSettings(
      Map.of(Lane.QUICK, 4, Lane.HEAVY, 1, Lane.NET, 2),
      16,
      new RetrySettings(3, 3, Duration.ofSeconds(1), Duration.ofMinutes(1)),
      Duration.ofMillis(50));

  /// An open database; the same for all tests of a class.
  abstract Database database();

  @BeforeEach
  void emptyTheTables() {
    database().transact(transaction -> {
      Handle handle = transaction.handle();
      handle.execute("create table if not exists effect (task_id text, attempt integer)");
      Stream.of(
              "effect",
              "task",
              "task_edge",
              "slot",
              "share",
              "event",
              "callback",
              "callback_try",
              "worker")
          .forEach(table -> handle.execute("delete from " + table));
      Stream.of(Lane.values()).forEach(lane -> handle.execute("delete from " + lane.table()));
    });
  }

  @AfterEach
  void everyPromiseIsKept() {
    gate.open();
    engines.forEach(TaskEngine::close);
    assertThat(new TaskAudit(database()).findings()).isEmpty();
  }

  @Test
  void a_submitted_task_is_done() {
    TaskEngine engine = working(echo);

    Task submitted = submit(engine, order("echo"));

    Task done = until(engine, submitted.id(), "done");
    assertThat(submitted.state().word()).isEqualTo("queued");
    assertThat(done.progress()).isEqualTo(new TaskProgress(100, null, "{}"));
    assertThat(done.times())
        .isEqualTo(new TaskTimes(clock.instant(), clock.instant(), clock.instant()));
    assertThat(done.attempt()).isEqualTo(1);
  }

  @Test
  void what_a_task_was_ordered_with_is_kept() {
    TaskEngine engine = idle(echo);
    TaskOrder order =
        TaskOrder.of(ACME, "echo", "{\"a\":1}", new Origin("v2", "{\"b\":2}")).withPriority(7);

    Task task = submit(engine, order);

    assertThat(engine.findTask(order.id())).contains(task);
    assertThat(task.parameters()).isEqualTo("{\"a\":1}");
    assertThat(task.origin()).isEqualTo(new Origin("v2", "{\"b\":2}"));
    assertThat(task.priority()).isEqualTo(7);
  }

  @Test
  void an_unknown_task_is_not_found() {
    assertThat(idle(echo).findTask(TaskId.random())).isEmpty();
    assertThat(idle(echo).cancel(TaskId.random())).isEmpty();
  }

  @Test
  void a_refused_task_may_be_of_a_kind_that_nobody_works_at() {
    TaskEngine engine = idle(echo);

    Task refused = submit(engine, order("unknown").refused(NO_IMAGE));

    assertThat(refused.findFailure()).contains(NO_IMAGE);
    assertThat(engine.findTask(refused.id())).contains(refused);
  }

  @Test
  void a_kind_that_nobody_works_at_is_not_taken_and_nothing_of_its_list_is() {
    TaskEngine engine = idle(echo);
    TaskOrder good = order("echo");

    assertThatThrownBy(() -> engine.submit(List.of(good, order("unheard"))))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(engine.findTask(good.id())).isEmpty();
  }

  @Test
  void the_rows_of_a_submission_are_committed_with_it() {
    TaskEngine engine = idle(echo);
    TaskOrder order = order("echo");

    var _ = engine.submit(List.of(order), effect(order.id(), 0));

    assertThat(effects()).containsExactly(order.id() + " 0");
  }

  @Test
  void the_rows_of_a_result_are_committed_when_the_task_is_done() {
    TaskEngine engine =
        working(FakeWork.of("row", run -> new RunResult("{}", effect(run.id(), run.attempt()))));

    Task task = submit(engine, order("row"));

    var _ = until(engine, task.id(), "done");
    assertThat(effects()).containsExactly(task.id() + " 1");
  }

  @Test
  void a_task_may_have_tasks_follow_it() {
    TaskOrder second = order("echo");
    TaskEngine engine = working(
        echo, FakeWork.of("first", _ -> new RunResult("{}", SqlWork.NOTHING, List.of(second))));

    Task first = submit(engine, order("first"));

    var _ = until(engine, first.id(), "done");
    var _ = until(engine, second.id(), "done");
  }

  // --- the graph ---

  @Test
  void a_task_waits_until_those_before_it_are_done() {
    TaskEngine engine = working(hold, echo);
    TaskOrder one = order("hold");
    TaskOrder two = order("hold");
    TaskOrder join = order("echo").after(Set.of(one.id(), two.id()));

    List<Task> tasks = engine.submit(List.of(one, two, join));

    assertThat(tasks.getLast().state()).isEqualTo(new TaskState.Blocked(clock.instant(), 2));
    gate.open();
    var _ = until(engine, join.id(), "done");
    assertThat(engine.tasks(Set.of(one.id(), two.id()))).allMatch(Task::isFinal);
  }

  @Test
  void a_task_after_tasks_that_are_done_already_is_not_blocked() {
    TaskEngine engine = working(echo);
    Task before = submit(engine, order("echo"));
    var _ = until(engine, before.id(), "done");

    Task after = submit(engine, order("echo").after(Set.of(before.id())));

    assertThat(after.state().word()).isEqualTo("queued");
    var _ = until(engine, after.id(), "done");
  }

  @Test
  void a_failure_fails_all_that_come_after() {
    TaskEngine engine = working(echo, failing(NO_IMAGE));
    TaskOrder first = order("fail");
    TaskOrder second = order("echo").after(Set.of(first.id()));
    TaskOrder third = order("echo").after(Set.of(second.id()));

    var _ = engine.submit(List.of(first, second, third));

    assertThat(until(engine, first.id(), "failed").findFailure()).contains(NO_IMAGE);
    assertThat(until(engine, third.id(), "failed").findFailure())
        .map(Failure::code)
        .contains(FailureCode.PREDECESSOR_FAILED);
  }

  @Test
  void a_task_after_one_that_has_failed_fails_at_once() {
    TaskEngine engine = idle(echo);
    Task refused = submit(engine, order("echo").refused(NO_IMAGE));

    Task after = submit(engine, order("echo").after(Set.of(refused.id())));

    assertThat(after.findFailure().map(Failure::code)).contains(FailureCode.PREDECESSOR_FAILED);
  }

  @Test
  void a_task_cannot_come_after_one_of_another_tenant() {
    TaskEngine engine = idle(echo);
    Task others = submit(engine, order(ZENITH, "echo"));

    assertThatThrownBy(() -> submit(engine, order("echo").after(Set.of(others.id()))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  // --- failures ---

  @Test
  void a_refused_order_has_failed_at_once() {
    TaskEngine engine = idle(echo);

    Task task = submit(engine, order("echo").refused(NO_IMAGE));

    assertThat(task.state()).isEqualTo(new Failed(clock.instant(), NO_IMAGE));
    assertThat(task.times().findCompleted()).contains(task.times().submitted());
    assertThat(engine.findTask(task.id())).contains(task);
  }

  @Test
  void a_failure_of_the_world_is_tried_again_after_a_pause() {
    TaskEngine engine = working(FakeWork.of("second-try", run -> {
      if (run.attempt() == 1) {
        throw BROKEN_LINK.asException();
      }
      return new RunResult("{}");
    }));

    Task task = submit(engine, order("second-try"));

    var _ = until(engine, task.id(), it -> it.state().word().equals("queued") && it.attempt() == 1);
    clock.turn(Duration.ofSeconds(5));
    assertThat(until(engine, task.id(), "done").attempt()).isEqualTo(2);
  }

  @Test
  void a_storage_that_is_away_is_waited_for_and_counts_no_failure() {
    TaskEngine engine = working(FakeWork.of("patient", run -> {
      if (run.attempt() <= 7) {
        throw AWAY.asException();
      }
      if (run.attempt() <= 9) {
        throw BROKEN_LINK.asException();
      }
      return new RunResult("{}");
    }));

    Task task = submit(engine, order("patient"));

    turnUntil(engine, task, Task::isFinal);
    assertThat(until(engine, task.id(), Task::isFinal).state().word()).isEqualTo("done");
  }

  @Test
  void a_kind_of_a_newer_version_is_left_to_who_knows_it() {
    FakeWork newer = FakeWork.of("newer", run -> new RunResult("{}"));
    TaskEngine old = working(echo);
    TaskEngine asking = submitOnly(newer);
    Task task = submit(asking, order("newer"));
    turnUntil(asking, task, it -> it.attempt() >= 1);
    old.close();
    var _ = working(newer);
    turnUntil(asking, task, Task::isFinal);

    assertThat(asking.findTask(task.id()).orElseThrow().state().word()).isEqualTo("done");
  }

  /// The clock goes on meanwhile, a second at each look.
  private void turnUntil(TaskEngine engine, Task task, Predicate<Task> isSo) {
    await().atMost(Duration.ofSeconds(30)).until(() -> {
      clock.turn(Duration.ofSeconds(1));
      return isSo.test(engine.findTask(task.id()).orElseThrow());
    });
  }

  @Test
  void what_is_away_for_a_day_fails_the_task() {
    TaskEngine engine = working(FakeWork.of("away", _ -> {
      clock.turn(Duration.ofHours(9));
      throw AWAY.asException();
    }));

    Task task = submit(engine, order("away"));

    turnUntil(engine, task, Task::isFinal);
    assertThat(until(engine, task.id(), "failed").findFailure()).contains(AWAY);
  }

  @Test
  void a_failure_that_stays_ends_the_task_after_the_last_try() {
    TaskEngine engine = working(failing(BROKEN_LINK));

    Task task = submit(engine, order("fail"));

    for (int attempt = 1; attempt < 3; attempt++) {
      int number = attempt;
      var _ = until(
          engine, task.id(), it -> it.state().word().equals("queued") && it.attempt() == number);
      clock.turn(Duration.ofMinutes(2));
    }
    Task failed = until(engine, task.id(), "failed");
    assertThat(failed.attempt()).isEqualTo(3);
    assertThat(failed.findFailure()).contains(BROKEN_LINK);
  }

  /// What was sent stays sent.
  @Test
  void a_delivery_that_breaks_off_further_on_each_time_is_tried_again_and_again() {
    TaskEngine engine = working(FakeWork.of("uphill", run -> {
      run.progress(10 * Math.min(5, run.attempt()));
      throw new Failure(FailureCode.OUTPUT_UNREACHABLE, "no answer").asException();
    }));

    Task task = submit(engine, order("uphill"));

    // Five times further, and twice no more.
    assertThat(attemptsUntilFailed(engine, task)).isEqualTo(7);
  }

  @Test
  void work_that_begins_anew_each_time_is_not_tried_more_often_for_coming_further() {
    TaskEngine engine = working(FakeWork.of("uphill", run -> {
      run.progress(10 * run.attempt());
      throw BROKEN_LINK.asException();
    }));

    Task task = submit(engine, order("uphill"));

    assertThat(attemptsUntilFailed(engine, task)).isEqualTo(3);
  }

  private int attemptsUntilFailed(TaskEngine engine, Task task) {
    for (int attempt = 1; ; attempt++) {
      int number = attempt;
      Task seen = until(
          engine,
          task.id(),
          it -> it.isFinal() || (it.state().word().equals("queued") && it.attempt() == number));
      if (seen.isFinal()) {
        return seen.attempt();
      }
      clock.turn(Duration.ofMinutes(2));
    }
  }

  @Test
  void a_fault_of_the_client_is_not_tried_again() {
    TaskEngine engine = working(failing(NO_IMAGE));

    Task task = submit(engine, order("fail"));

    assertThat(until(engine, task.id(), "failed").attempt()).isEqualTo(1);
  }

  @Test
  void a_mistake_of_ours_is_told_by_reference_only() {
    settings = settings.withRetries(once());
    TaskEngine engine = working(FakeWork.of("mistake", _ -> {
      throw new IllegalStateException("secret");
    }));

    Task task = submit(engine, order("mistake"));

    Failure failure = until(engine, task.id(), "failed").findFailure().orElseThrow();
    assertThat(failure.code()).isEqualTo(FailureCode.INTERNAL);
    assertThat(failure.text()).contains(task.id() + "/1").doesNotContain("secret");
  }

  @Test
  void a_result_whose_rows_cannot_be_committed_is_a_mistake_of_ours() {
    settings = settings.withRetries(once());
    TaskEngine engine = working(FakeWork.of(
        "bad-rows",
        run -> new RunResult("{}", _ -> {
          throw new IllegalStateException("no such rendition");
        })));

    Task task = submit(engine, order("bad-rows"));

    assertThat(until(engine, task.id(), "failed").findFailure())
        .map(Failure::code)
        .contains(FailureCode.INTERNAL);
  }

  @Test
  void a_task_whose_worker_died_is_run_again() {
    assertThat(endAfterDeath(echo, 0, "done").attempt()).isEqualTo(2);
  }

  @Test
  void a_task_that_ended_three_workers_is_not_run_again() {
    assertThat(endAfterDeath(echo, 2, "failed").findFailure())
        .map(Failure::code)
        .contains(FailureCode.POISON);
  }

  @Test
  void a_task_may_end_as_many_workers_as_the_settings_say() {
    settings = settings.withRetries(RetrySettings.DEFAULTS.withDeathsMax(4));

    assertThat(endAfterDeath(echo, 2, "done").attempt()).isEqualTo(2);
  }

  @Test
  void a_worker_that_died_is_not_one_of_the_tries_of_a_kind() {
    assertThat(endAfterDeath(echo.withTriesMax(1), 0, "done").attempt()).isEqualTo(2);
  }

  @Test
  void a_kind_may_say_how_often_it_is_tried_whatever_ended_its_runs() {
    FakeWork twice = failing(BROKEN_LINK).withTriesMax(2).countingDeaths();

    Task failed = endAfterDeath(twice, 0, "failed");

    assertThat(failed.attempt()).isEqualTo(2);
    assertThat(failed.findFailure()).contains(BROKEN_LINK);
  }

  /// What becomes of a task whose worker died with its first run.
  private Task endAfterDeath(FakeWork work, int earlierDeaths, String state) {
    TaskEngine engine = idle(work);
    Task task = submit(engine, order(work.kind()));
    dieWith(task, earlierDeaths);

    engine.start();

    return until(engine, task.id(), state);
  }

  @Test
  void of_tasks_at_their_last_try_one_runs_at_a_time() {
    TaskEngine engine = idle(hold, echo);
    List<Task> suspects = List.of(submit(engine, order("hold")), submit(engine, order("hold")));
    suspects.forEach(it -> dieWith(it, 1));
    Task other = submit(engine, order("hold"));
    dieWith(other, 0);

    engine.start();

    await().until(() -> gate.arrived().size() == 2);
    var _ = until(engine, submit(engine, order("echo")).id(), "done");
    assertThat(gate.arrived()).contains(other.id()).hasSize(2);
    assertThat(suspects).extracting(it -> task(engine, it.id()).attempt()).containsOnlyOnce(2);
    gate.open();
    await().until(() -> {
      clock.turn(Duration.ofSeconds(1));
      return suspects.stream().allMatch(it -> task(engine, it.id()).isFinal());
    });
    assertThat(suspects)
        .extracting(it -> task(engine, it.id()).state().word())
        .containsOnly("done");
    assertThat(suspects).extracting(it -> task(engine, it.id()).attempt()).containsOnly(2);
  }

  @Test
  void a_task_that_is_cancelled_waits_for_no_last_try() {
    TaskEngine engine = idle(hold);
    List<Task> suspects = List.of(submit(engine, order("hold")), submit(engine, order("hold")));
    suspects.forEach(it -> dieWith(it, 1));
    var _ = engine.cancel(suspects.getLast().id());

    engine.start();

    await().until(() -> gate.arrived().size() == 1);
    var _ = until(engine, suspects.getLast().id(), "cancelled");
  }

  @Test
  void tasks_are_cancelled_and_submitted_in_the_transaction_of_other_rows() {
    TaskEngine engine = working(hold, echo);
    Task held = submit(engine, order("hold"));
    until(engine, held.id(), "running");
    TaskOrder instead = order("echo");

    boolean wasChanged =
        engine.change(_ -> Optional.of(new TaskChange(List.of(held.id()), List.of(instead))));

    assertThat(wasChanged).isTrue();
    until(engine, held.id(), "cancelled");
    until(engine, instead.id(), "done");
    assertThat(engine.change(_ -> Optional.empty())).isFalse();
  }

  @Test
  void what_is_not_committed_cancels_nothing() {
    TaskEngine engine = working(hold);
    Task held = submit(engine, order("hold"));
    until(engine, held.id(), "running");

    assertThatThrownBy(() -> engine.change(handle -> {
          var change = new TaskChange(List.of(held.id()), List.of(order("none")));
          return Optional.of(change); // Nobody works at this kind: all is taken back.
        }))
        .isInstanceOf(IllegalArgumentException.class);

    gate.open();
    until(engine, held.id(), "done");
  }

  @Test
  void what_a_replaced_run_did_is_dropped() {
    TaskEngine engine = working(FakeWork.of("row", run -> {
      var _ = gate.pass(run);
      return new RunResult("{}", effect(run.id(), run.attempt()));
    }));
    Task task = submit(engine, order("row"));
    await().until(() -> gate.arrived().size() == 1);

    replaceRunOf(task); // As another process does that has reason to think us dead.
    gate.open();

    var _ = until(engine, task.id(), "done");
    assertThat(effects()).containsExactly(task.id() + " 3");
  }

  @Test
  void who_finds_at_the_start_that_it_shall_not_work_picks_nothing() {
    TaskEngine engine = idle(echo);
    Task task = submit(engine, order("echo"));

    assertThatThrownBy(() -> engine.start(() -> {
          throw new IllegalStateException("moved");
        }))
        .hasMessage("moved");
    engine.close();

    TaskEngine next = idle(echo);
    assertThat(task(next, task.id()).attempt()).isZero();
    next.start();
    var _ = until(next, task.id(), "done");
  }

  @Test
  void a_worker_that_was_taken_for_dead_and_comes_back_does_not_count() {
    settings = settings.withThreads(Lane.QUICK, 1);
    TaskEngine engine = working(hold);
    Task task = submit(engine, order("hold"));
    await().until(() -> gate.arrived().size() == 1);
    database()
        .transact(it -> it.handle()
            .execute("update task set deaths = 1 where id = ?", task.id().value()));

    replaceRunOf(task);

    await().until(() -> gate.arrived().size() == 2);
    assertThat(deathsOf(task)).isOne(); // That of the other process, which was none.
  }

  private int deathsOf(Task task) {
    return database()
        .read(handle -> handle
            .createQuery("select deaths from task where id = ?")
            .bind(0, task.id().value())
            .mapTo(Integer.class)
            .one());
  }

  // --- cancelling ---

  @Test
  void a_queued_task_is_cancelled_at_once_and_never_runs() {
    TaskEngine engine = idle(echo);
    Task task = submit(engine, order("echo"));

    Task cancelled = engine.cancel(task.id()).orElseThrow();

    assertThat(cancelled.state()).isEqualTo(new TaskState.Cancelled(clock.instant()));
    engine.start();
    var _ = until(engine, submit(engine, order("echo")).id(), "done");
    assertThat(task(engine, task.id()).attempt()).isZero();
  }

  @Test
  void a_blocked_task_is_cancelled_at_once_and_what_comes_after_fails() {
    TaskEngine engine = idle(echo);
    TaskOrder first = order("echo");
    TaskOrder second = order("echo").after(Set.of(first.id()));
    TaskOrder third = order("echo").after(Set.of(second.id()));
    var _ = engine.submit(List.of(first, second, third));

    Task cancelled = engine.cancel(second.id()).orElseThrow();

    assertThat(cancelled.state().word()).isEqualTo("cancelled");
    assertThat(task(engine, third.id()).state().word()).isEqualTo("failed");
    assertThat(task(engine, first.id()).state().word()).isEqualTo("queued");
  }

  @Test
  void a_waiting_task_is_cancelled_at_once() {
    settings = settings.withSlotsPerTenant(1);
    TaskEngine engine = idle(echo);
    var _ = submit(engine, order("echo"));
    Task waiting = submit(engine, order("echo"));

    assertThat(waiting.state().word()).isEqualTo("waiting");
    assertThat(engine.cancel(waiting.id()).orElseThrow().state().word()).isEqualTo("cancelled");
  }

  @Test
  void a_running_task_is_stopped_and_then_cancelled() {
    TaskEngine engine = working(hold);
    Task task = submit(engine, order("hold"));
    await().until(() -> gate.arrived().size() == 1);

    Task asked = engine.cancel(task.id()).orElseThrow();

    assertThat(asked.state().word()).isEqualTo("running");
    assertThat(until(engine, task.id(), "cancelled").progress().findResultJson())
        .isEmpty();
  }

  @Test
  void a_task_that_runs_in_another_process_is_stopped_too() {
    TaskEngine other = idle(hold);
    TaskEngine engine = working(hold);
    Task task = submit(engine, order("hold"));
    await().until(() -> gate.arrived().size() == 1);

    var _ = other.cancel(task.id());

    var _ = until(engine, task.id(), "cancelled");
  }

  @Test
  void what_an_interrupt_does_not_reach_is_stopped_by_its_action() {
    var killed = new CountDownLatch(1);
    TaskEngine engine = working(FakeWork.of("process", run -> {
      run.onStop(killed::countDown);
      return gate.pass(run);
    }));
    Task task = submit(engine, order("process"));
    await().until(() -> gate.arrived().size() == 1);

    var _ = engine.cancel(task.id());

    var _ = until(engine, task.id(), "cancelled");
    assertThat(killed.getCount()).isZero();
  }

  @Test
  void a_final_task_stays_as_it_is() {
    TaskEngine engine = working(echo);
    Task task = submit(engine, order("echo"));
    Task done = until(engine, task.id(), "done");

    assertThat(engine.cancel(task.id())).contains(done);
  }

  @Test
  void a_cancelled_task_gives_its_slot_to_the_next() {
    settings = settings.withSlotsPerTenant(1);
    TaskEngine engine = idle(echo);
    Task first = submit(engine, order("echo"));
    Task second = submit(engine, order("echo"));

    var _ = engine.cancel(first.id());

    assertThat(task(engine, second.id()).state().word()).isEqualTo("queued");
  }

  // --- while it runs ---

  @Test
  void progress_is_seen_and_never_falls() {
    TaskEngine engine = working(FakeWork.of("slow", run -> {
      run.progress(40);
      run.progress(30);
      return gate.pass(run);
    }));

    Task task = submit(engine, order("slow"));

    var _ = until(engine, task.id(), it -> it.progress().percent() == 40);
    gate.open();
    assertThat(until(engine, task.id(), "done").progress().percent()).isEqualTo(100);
  }

  @Test
  void a_part_of_the_result_is_seen_with_its_rows_while_the_task_runs() {
    TaskEngine engine = working(FakeWork.of("parts", run -> {
      run.phase("encoding");
      run.partial("h264", "[1]", effect(run.id(), run.attempt()));
      return gate.pass(run);
    }));

    Task task = submit(engine, order("parts"));

    Task partly = until(engine, task.id(), it -> it.progress().findResultJson().isPresent());
    assertThat(partly.state().word()).isEqualTo("running");
    assertThat(partly.progress()).isEqualTo(new TaskProgress(0, "encoding", "[1]"));
    assertThat(effects()).containsExactly(task.id() + " 1");
  }

  @Test
  void a_part_of_a_replaced_run_is_dropped_and_the_run_stopped() {
    var stopped = new AtomicBoolean();
    TaskEngine engine = working(FakeWork.of("parts", run -> {
      if (run.attempt() > 1) {
        return new RunResult("{}");
      }
      var _ = gate.pass(run);
      try {
        run.partial("h264", "[1]", effect(run.id(), run.attempt()));
        return new RunResult("{}");
      } finally {
        stopped.set(run.shouldStop());
      }
    }));
    Task task = submit(engine, order("parts"));
    await().until(() -> gate.arrived().size() == 1);

    replaceRunOf(task);
    gate.open();

    var _ = until(engine, task.id(), "done");
    await().untilTrue(stopped);
    assertThat(effects()).isEmpty();
  }

  // --- fairness ---

  @Test
  void a_tenant_with_many_tasks_leaves_room_for_another() {
    settings = settings.withSlotsPerTenant(2);
    TaskEngine engine = working(hold, echo);
    var _ = engine.submit(IntStream.range(0, 20).mapToObj(_ -> order("hold")).toList());
    await().until(() -> gate.arrived().size() == 2);

    Task other = submit(engine, order(ZENITH, "echo"));

    var _ = until(engine, other.id(), "done");
    assertThat(engine.laneCounts()).containsExactly(new LaneCount(Lane.QUICK, 0, 18, 0, 2));
  }

  @Test
  void those_that_wait_follow_until_all_are_done() {
    settings = settings.withSlotsPerTenant(2);
    TaskEngine engine = working(echo);

    var _ = engine.submit(IntStream.range(0, 40).mapToObj(_ -> order("echo")).toList());

    await().atMost(20, SECONDS).until(() -> engine.laneCounts().isEmpty());
    assertThat(slotsInUse()).isZero();
  }

  @Test
  void of_those_that_wait_the_higher_priority_comes_first_then_the_older() {
    settings = settings.withSlotsPerTenant(1);
    var order = new CopyOnWriteArrayList<String>();
    TaskEngine engine = working(FakeWork.of("note", run -> {
      order.add(run.parameters());
      return new RunResult("{}");
    }));

    var _ = engine.submit(
        List.of(note("first"), note("second"), note("third"), note("urgent").withPriority(5)));

    await().until(() -> order.size() == 4);
    assertThat(order).containsExactly("first", "urgent", "second", "third");
  }

  // --- leaving ---

  @Test
  void work_of_a_process_that_leaves_is_finished_by_another() {
    TaskEngine leaving = working(hold);
    Task task = submit(leaving, order("hold"));
    await().until(() -> gate.arrived().size() == 1);

    leaving.close();

    assertThat(task(leaving, task.id()).state().word()).isEqualTo("queued");
    gate.open();
    TaskEngine next = working(hold);
    Task done = until(next, task.id(), "done");
    assertThat(done.attempt()).isEqualTo(2);
    assertThat(done.progress().findResultJson()).contains("\"run 2\"");
  }

  // --- callbacks ---

  @Test
  void an_event_that_was_asked_for_is_called_back() {
    TaskEngine engine = working(echo);

    Task task = submit(engine, order("echo", "state:done"));

    await().until(() -> sender.sent().size() == 1);
    Callback callback = sender.sent().getFirst();
    assertThat(callback.task()).isEqualTo(task.id());
    assertThat(callback.order().body()).isEqualTo("done {}");
    assertThat(callback.order().headers()).containsExactly(Map.entry("X-Event", "state:done"));
    CallbackReport report = untilCalledBack(engine, task.id(), Standing.DELIVERED);
    assertThat(report.tries())
        .containsExactly(new CallbackReport.Try(clock.instant(), Duration.ZERO, "200"));
  }

  @Test
  void phases_and_parts_are_called_back_too_and_each_once() {
    TaskEngine engine = working(FakeWork.of("parts", run -> {
      run.phase("encoding");
      run.phase("encoding");
      run.partial("h264", "[1]", SqlWork.NOTHING);
      return new RunResult("{}");
    }));

    Task task = submit(engine, order("parts", "state:queued phase:encoding part:h264"));

    var _ = until(engine, task.id(), "done");
    await().until(() -> sender.sent().size() == 3);
    assertThat(engine.callbacks(task.id()))
        .extracting(CallbackReport::event)
        .containsExactlyInAnyOrder("state:queued", "phase:encoding", "part:h264");
  }

  @Test
  void a_refused_order_is_called_back() {
    TaskEngine engine = working(echo);

    Task task = submit(engine, order("echo", "state:failed").refused(NO_IMAGE));

    var _ = untilCalledBack(engine, task.id(), Standing.DELIVERED);
    assertThat(sender.sent()).hasSize(1);
  }

  @Test
  void a_callback_that_nobody_takes_is_sent_again_after_each_pause_and_then_given_up() {
    sender.answerNext(new Refused(500), new Unreachable("timeout"), new Refused(404));
    TaskEngine engine = working(echo);

    Task task = submit(engine, order("echo", "state:done"));

    untilTries(engine, task.id(), 1);
    clock.turn(Duration.ofSeconds(1));
    untilTries(engine, task.id(), 2);
    clock.turn(Duration.ofSeconds(5));
    CallbackReport report = untilCalledBack(engine, task.id(), Standing.GIVEN_UP);
    assertThat(report.tries())
        .extracting(CallbackReport.Try::text)
        .containsExactly("500", "timeout", "404");
    assertThat(sender.sent()).extracting(Callback::id).containsOnly(report.id());
    assertThat(sender.sent()).extracting(Callback::number).containsExactly(1, 2, 3);
  }

  @Test
  void a_callback_ends_with_the_first_try_that_is_taken() {
    sender.answerNext(new Refused(503), new Delivered(204));
    TaskEngine engine = working(echo);

    Task task = submit(engine, order("echo", "state:done"));

    untilTries(engine, task.id(), 1);
    clock.turn(Duration.ofSeconds(1));
    assertThat(untilCalledBack(engine, task.id(), Standing.DELIVERED).tries()).hasSize(2);
  }

  // --- watching ---

  @Test
  void a_watch_tells_first_how_things_stand_and_then_what_changes() throws Exception {
    TaskEngine engine = working(hold);
    Task task = submit(engine, order("hold"));
    await().until(() -> gate.arrived().size() == 1);

    try (TaskWatch watch = engine.watch(Set.of(task.id()))) {
      assertThat(watch.next(Duration.ofSeconds(5)))
          .extracting(it -> it.state().word())
          .containsExactly("running");
      gate.open();
      assertThat(lastOf(watch).state().word()).isEqualTo("done");
    }
  }

  @Test
  void a_watch_hears_nothing_of_other_tasks() throws Exception {
    TaskEngine engine = working(hold, echo);
    Task task = submit(engine, order("hold"));
    await().until(() -> gate.arrived().size() == 1);

    try (TaskWatch watch = engine.watch(Set.of(task.id()))) {
      var seen = new HashSet<TaskId>();
      watch.next(Duration.ofSeconds(5)).forEach(it -> seen.add(it.id()));
      var _ = until(engine, submit(engine, order("echo")).id(), "done");
      watch.next(Duration.ofMillis(50)).forEach(it -> seen.add(it.id()));

      assertThat(seen).containsExactly(task.id());
    }
  }

  @Test
  void a_watch_sees_what_another_process_does() throws Exception {
    TaskEngine onlyWatching = submitOnly(hold);
    onlyWatching.start();
    TaskEngine engine = working(hold);
    Task task = submit(engine, order("hold"));

    try (TaskWatch watch = onlyWatching.watch(Set.of(task.id()))) {
      gate.open();
      assertThat(lastOf(watch).state().word()).isEqualTo("done");
    }
  }

  @Test
  void a_task_is_forgotten_when_its_time_is_over_and_nothing_is_left_of_it() {
    TaskEngine engine = working(echo);
    var brief = new Origin(FakeWording.DIALECT, "done").withLifetime(Duration.ofDays(7));
    Task gone = submit(engine, TaskOrder.of(ACME, "echo", "{}", brief));
    Task needed = submit(engine, TaskOrder.of(ACME, "echo", "{}", brief));
    Task longer = submit(engine, order("echo"));
    Task refused = submit(engine, TaskOrder.of(ACME, "echo", "{}", brief).refused(NO_IMAGE));
    for (Task task : List.of(gone, needed, longer)) {
      until(engine, task.id(), "done");
    }
    Instant now = clock.instant();

    assertThat(engine.forgetTasks(now.plus(Duration.ofDays(7)).minusMillis(1), Set::copyOf))
        .isZero();
    int count = engine.forgetTasks(
        now.plus(Duration.ofDays(7)),
        ids -> ids.contains(needed.id()) ? Set.of(needed.id()) : Set.of());

    assertThat(count).isEqualTo(2);
    assertThat(engine.tasks(Set.of(gone.id(), needed.id(), longer.id(), refused.id())))
        .extracting(Task::id)
        .containsExactlyInAnyOrder(needed.id(), longer.id());
    assertThat(engine.callbacks(gone.id())).isEmpty();
  }

  @Test
  void what_a_tenant_uses_is_counted() {
    TaskEngine engine = working(echo, FakeWork.of("wait", gate::pass));
    until(engine, submit(engine, order("echo")).id(), "done");
    Task running = submit(engine, order("wait"));
    submit(engine, order("wait"));
    until(engine, running.id(), "running");

    assertThat(engine.openCount(ACME)).isEqualTo(2);
    assertThat(engine.openCount(new TenantId("other"))).isZero();

    clock.turn(Duration.ofMinutes(3));
    gate.open();
    until(engine, running.id(), "done");
    assertThat(engine.runTime(ACME, Instant.EPOCH))
        .isBetween(Duration.ofMinutes(3), Duration.ofMinutes(6));
    assertThat(engine.runTime(ACME, clock.instant().plusMillis(1))).isZero();
  }

  @Test
  void what_many_submit_at_once_is_each_ones_own() throws Exception {
    TaskEngine engine = idle(echo);
    var wrong = new CopyOnWriteArrayList<Throwable>();
    Map<Integer, List<Task>> submitted = new ConcurrentHashMap<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int number = 0; number < 200; number++) {
        int own = number;
        threads.execute(() -> {
          try {
            submitted.put(
                own,
                engine.submit(List.of(order(own % 10 == 7 ? "unheard" : "echo"), order("echo"))));
          } catch (IllegalArgumentException failure) {
            wrong.add(failure);
          }
        });
      }
    }

    assertThat(wrong).hasSize(20);
    assertThat(submitted)
        .hasSize(180)
        .allSatisfy((_, tasks) -> assertThat(tasks).hasSize(2));
    assertThat(engine.openCount(ACME)).isEqualTo(360);
  }

  @Test
  void what_the_runs_of_a_task_cost_is_added_up_in_its_row() {
    TaskEngine engine = working(FakeWork.of("costly", run -> {
      CostMeter.count(Way.FETCHED, 100);
      CostMeter.count(Way.STORED, 10);
      CostMeter.current().orElseThrow().addCpu(Duration.ofMillis(1_500));
      if (run.attempt() == 1) {
        throw new Failure(FailureCode.INPUT_UNREACHABLE, "no answer").asException();
      }
      CostMeter.count(Way.SENT, 1);
      return new RunResult("{}");
    }));
    Task task = submit(engine, order("costly"));
    var _ = until(engine, task.id(), it -> it.attempt() == 1 && it.state() instanceof Queued);
    assertThat(costOf(task)).isEqualTo("1500 ms, fetched 100, stored 10, sent 0");

    clock.turn(Duration.ofHours(1));

    var _ = until(engine, task.id(), "done");
    assertThat(costOf(task)).isEqualTo("3000 ms, fetched 200, stored 20, sent 1");
  }

  private String costOf(Task task) {
    return database()
        .read(handle -> handle
            .createQuery("select * from task where id = ?")
            .bind(0, task.id().value())
            .map((row, _) -> row.getLong("cpu_millis") + " ms, fetched "
                + row.getLong("bytes_fetched") + ", stored " + row.getLong("bytes_stored")
                + ", sent " + row.getLong("bytes_sent"))
            .one());
  }

  @Test
  void old_events_are_pruned_and_tasks_stay() {
    TaskEngine engine = working(echo);
    Task task = submit(engine, order("echo"));
    var _ = until(engine, task.id(), "done");

    int pruned = engine.pruneEvents(clock.instant().plusSeconds(1));

    assertThat(pruned).isEqualTo(3);
    assertThat(engine.findTask(task.id())).isPresent();
  }

  // --- by hand ---

  private TaskEngine idle(Work... works) {
    return engine(settings, works);
  }

  private TaskEngine working(Work... works) {
    TaskEngine engine = idle(works);
    engine.start();
    return engine;
  }

  private TaskEngine submitOnly(Work... works) {
    return engine(TaskSettings.submitOnly(), works);
  }

  private TaskEngine engine(TaskSettings chosen, Work... works) {
    var callbacks = new Callbacks(List.of(new FakeWording()), sender);
    var engine =
        new TaskEngine(database(), chosen, SharedClock.alone(clock), List.of(works), callbacks);
    engines.add(engine);
    return engine;
  }

  private static RetrySettings once() {
    return new RetrySettings(1, 3, Duration.ofSeconds(1), Duration.ofSeconds(1));
  }

  private static Task submit(TaskEngine engine, TaskOrder order) {
    return engine.submit(List.of(order)).getFirst();
  }

  private static TaskOrder order(String kind) {
    return order(ACME, kind);
  }

  private static TaskOrder order(TenantId tenant, String kind) {
    return TaskOrder.of(tenant, kind, "{}", new Origin(FakeWording.DIALECT, ""));
  }

  private static TaskOrder order(String kind, String events) {
    return TaskOrder.of(ACME, kind, "{}", new Origin(FakeWording.DIALECT, events));
  }

  private static TaskOrder note(String text) {
    return TaskOrder.of(ACME, "note", text, new Origin(FakeWording.DIALECT, ""));
  }

  private static FakeWork failing(Failure failure) {
    return FakeWork.of("fail", _ -> {
      throw failure.asException();
    });
  }

  private static Task task(TaskEngine engine, TaskId id) {
    return engine.findTask(id).orElseThrow();
  }

  private static Task until(TaskEngine engine, TaskId id, String state) {
    return until(engine, id, task -> task.state().word().equals(state));
  }

  private static Task until(TaskEngine engine, TaskId id, Predicate<Task> condition) {
    return await().until(() -> task(engine, id), condition);
  }

  private static CallbackReport untilCalledBack(TaskEngine engine, TaskId id, Standing standing) {
    return await().until(() -> engine.callbacks(id).getFirst(), it -> it.standing() == standing);
  }

  private static void untilTries(TaskEngine engine, TaskId id, int count) {
    await()
        .until(() -> !engine.callbacks(id).isEmpty()
            && engine.callbacks(id).getFirst().tries().size() == count);
  }

  private static Task lastOf(TaskWatch watch) throws InterruptedException {
    List<Task> told;
    do {
      told = watch.next(Duration.ofSeconds(5));
    } while (!told.isEmpty() && !told.getLast().isFinal());
    return told.getLast();
  }

  private static SqlWork effect(TaskId id, int attempt) {
    return handle ->
        handle.execute("insert into effect (task_id, attempt) values (?, ?)", id.value(), attempt);
  }

  private List<String> effects() {
    return database()
        .read(handle -> handle
            .createQuery("select task_id || ' ' || attempt from effect")
            .mapTo(String.class)
            .list());
  }

  private int slotsInUse() {
    return database()
        .<Integer>read(handle -> handle
            .createQuery("select sum(used) from slot")
            .mapTo(Integer.class)
            .one());
  }

  /// Leaves the rows of a task as a worker does that died with its first run.
  private void dieWith(Task task, int earlierDeaths) {
    database().transact(transaction -> {
      transaction
          .handle()
          .execute(
              "update task set state = 'running', attempt = 1, deaths = ? where id = ?",
              earlierDeaths,
              task.id().value());
      transaction.handle().execute("""
          update execution_quick set picked = true, picked_by = 'a dead one',
            last_heartbeat = execution_time""");
    });
    clock.turn(Duration.ofHours(1));
  }

  /// Leaves the rows of a task as if another process had begun its second run and died.
  private void replaceRunOf(Task task) {
    database().transact(transaction -> {
      transaction
          .handle()
          .execute("update task set attempt = 2 where id = ?", task.id().value());
      transaction.handle().execute("""
          update execution_quick set picked = false, picked_by = null, version = version + 1""");
    });
    clock.turn(Duration.ofSeconds(1)); // So that the lane looks again.
  }
}
