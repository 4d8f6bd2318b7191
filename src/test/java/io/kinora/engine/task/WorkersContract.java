package io.kinora.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.engine.machine.Labels;
import io.kinora.engine.machine.Machine;
import io.kinora.engine.machine.Presence;
import io.kinora.engine.machine.Wish;
import io.kinora.engine.machine.WorkerState;
import io.kinora.engine.task.WorkerDesk.Entry;
import io.kinora.engine.task.fake.FakeSender;
import io.kinora.engine.task.fake.FakeWording;
import io.kinora.engine.task.fake.FakeWork;
import io.kinora.engine.task.fake.Gate;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SharedClock;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What processes know and want of each other, on each database.
abstract class WorkersContract {

  private static final Machine MACHINE =
      new Machine("films-1", 4711, "3.1", List.of("api", "worker"), 8, 2048, Labels.NONE);

  private final Gate gate = new Gate();
  private final List<TaskEngine> engines = new ArrayList<>();

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
  void close() {
    gate.open();
    engines.forEach(TaskEngine::close);
  }

  @Test
  void a_process_is_in_the_register_from_its_start_to_its_end() {
    TaskEngine engine = working();

    Entry entry = only();
    assertThat(entry.worker().machine()).isEqualTo(MACHINE);
    assertThat(entry.worker().threads()).isEqualTo(Map.of("quick", 2, "net", 1));
    assertThat(entry.worker().state()).isEqualTo(WorkerState.WORKING);
    assertThat(entry.worker().isWorking()).isTrue();
    assertThat(entry.runningTasks()).isZero();
    engine.close();
    assertThat(desk().entries()).isEmpty();
  }

  @Test
  void its_name_stands_at_what_it_has_picked() {
    TaskEngine engine = working();

    submitHeld(engine, 2);

    await().until(() -> only().runningTasks() == 2);
    assertThat(only().worker().name()).isEqualTo(pickedBy());
  }

  @Test
  void it_says_every_two_seconds_that_it_lives() {
    var _ = working();
    setSilence(Duration.ofMinutes(10));
    assertThat(only().worker().isLive()).isFalse();

    await().until(() -> only().worker().isLive());
  }

  @Test
  void one_that_was_forgotten_writes_itself_anew() {
    var _ = working();
    database().transact(it -> it.handle().execute("delete from worker"));

    await().until(() -> desk().entries().size() == 1);
  }

  @Test
  void who_is_gone_is_remembered_for_an_hour() {
    var gone = presence("gone", "3.1");
    gone.join();

    setSilence(Duration.ofMinutes(59));
    gone.forgetGone();
    assertThat(only().worker().isLive()).isFalse();
    setSilence(Duration.ofMinutes(61));
    gone.forgetGone();
    assertThat(desk().entries()).isEmpty();
  }

  @Test
  void a_paused_process_picks_nothing_and_goes_on_with_what_runs() {
    TaskEngine engine = working();
    Task before = submitHeld(engine, 1).getFirst();
    await().until(() -> gate.arrived().contains(before.id()));

    wish(Wish.PAUSED);
    untilIts(WorkerState.PAUSED);
    Task after = submitHeld(engine, 1).getFirst();
    gate.open();

    await().until(() -> isDone(engine, before));
    await()
        .during(Duration.ofMillis(500))
        .until(() -> engine.findTask(after.id()).orElseThrow().attempt() == 0);
  }

  @Test
  void a_process_that_shall_work_again_picks_what_has_come_meanwhile() {
    TaskEngine engine = working();
    gate.open();
    wish(Wish.PAUSED);
    untilIts(WorkerState.PAUSED);
    Task task = submitHeld(engine, 1).getFirst();

    wish(Wish.WORKING);

    await().until(() -> isDone(engine, task));
    untilIts(WorkerState.WORKING);
  }

  @Test
  void a_process_is_drained_when_all_that_ran_has_ended() {
    TaskEngine engine = working();
    Task task = submitHeld(engine, 1).getFirst();
    await().until(() -> gate.arrived().contains(task.id()));

    wish(Wish.DRAINING);
    untilIts(WorkerState.DRAINING);
    await()
        .during(Duration.ofSeconds(3))
        .until(() -> only().worker().state() == WorkerState.DRAINING);
    gate.open();

    untilIts(WorkerState.DRAINED);
    assertThat(isDone(engine, task)).isTrue();
    assertThat(only().worker().isWorking()).isFalse();
  }

  TaskEngine working() {
    var engine = new TaskEngine(
        database(),
        new TaskSettings(
                Map.of(Lane.QUICK, 2, Lane.HEAVY, 0, Lane.NET, 1),
                16,
                RetrySettings.DEFAULTS,
                Duration.ofMillis(50))
            .withMachine(MACHINE),
        SharedClock.alone(Clock.systemUTC()),
        List.of(FakeWork.of("hold", gate::pass)),
        new Callbacks(List.of(new FakeWording()), new FakeSender()));
    engines.add(engine);
    engine.start();
    return engine;
  }

  Presence presence(String name, String version) {
    var machine = new Machine("films-2", 17, version, List.of("worker"), 4, 1024, Labels.NONE);
    return new Presence(database(), name, machine, Map.of("quick", 5, "heavy", 3));
  }

  WorkerDesk desk() {
    return new WorkerDesk(database());
  }

  /// The only process there is.
  Entry only() {
    List<Entry> entries = desk().entries();
    assertThat(entries).hasSize(1);
    return entries.getFirst();
  }

  private static List<Task> submitHeld(TaskEngine engine, int count) {
    return engine.submit(Stream.generate(() ->
            TaskOrder.of(new TenantId("acme"), "hold", "{}", new Origin(FakeWording.DIALECT, "")))
        .limit(count)
        .toList());
  }

  void wish(Wish wish) {
    desk().wish(only().worker().name(), wish);
  }

  void untilIts(WorkerState state) {
    await().until(() -> only().worker().state() == state);
  }

  private static boolean isDone(TaskEngine engine, Task task) {
    return engine.findTask(task.id()).orElseThrow().state().word().equals("done");
  }

  /// Has nobody been heard of for so long.
  void setSilence(Duration silence) {
    database()
        .transact(it -> it.handle()
            .execute(
                "update worker set seen_at = " + database().dialect().nowMillis() + " - ?",
                silence.toMillis()));
  }

  private String pickedBy() {
    return database()
        .read(handle -> handle
            .createQuery("select distinct picked_by from execution_quick where picked")
            .mapTo(String.class)
            .one());
  }
}
