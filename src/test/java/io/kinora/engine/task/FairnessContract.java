package io.kinora.engine.task;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.engine.machine.Wish;
import io.kinora.engine.machine.WorkerState;
import io.kinora.engine.task.fake.FakeClock;
import io.kinora.engine.task.fake.FakeSender;
import io.kinora.engine.task.fake.FakeWording;
import io.kinora.engine.task.fake.FakeWork;
import io.kinora.engine.task.fake.Gate;
import io.kinora.infra.base.RunCost;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SharedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who may have how much of a lane, on each database. One thread; a tenant usually has two slots.
abstract class FairnessContract {

  static final TenantId ACME = new TenantId("acme");
  static final TenantId ZENITH = new TenantId("zenith");

  final FakeClock clock = new FakeClock();
  final Gate gate = new Gate();
  private final List<TaskEngine> engines = new ArrayList<>();
  private final List<TenantId> ran = new CopyOnWriteArrayList<>();
  private final FakeWork hold = FakeWork.of("hold", gate::pass);
  private final FakeWork note = FakeWork.of("note", run -> {
    ran.add(run.tenant());
    clock.turn(Duration.ofMillis(1)); // Who comes later shall be later.
    return new RunResult("{}");
  });

  private final AtomicBoolean enough = new AtomicBoolean();
  private final AtomicInteger step = new AtomicInteger();
  private final Map<Integer, Integer> firstStepOfRun = new ConcurrentHashMap<>();
  private final List<String> endings = new CopyOnWriteArrayList<>();

  /// Long work, in steps that are kept when it gives way.
  private final FakeWork stepping = FakeWork.of("steps", run -> {
    firstStepOfRun.put(run.attempt(), step.get());
    while (!enough.get()) {
      run.progress(Math.min(99, step.incrementAndGet()));
      clock.turn(Duration.ofMillis(100));
      if (run.shouldYield()) {
        run.giveWay();
      }
    }
    return new RunResult("{}");
  });

  /// An open database; the same for all tests of a class.
  abstract Database database();

  @BeforeEach
  void emptyTheTables() {
    database()
        .transact(transaction -> Stream.concat(
                Stream.of("task", "task_edge", "slot", "event", "worker", "share"),
                Stream.of(Lane.values()).map(Lane::table))
            .forEach(table -> transaction.handle().execute("delete from " + table)));
  }

  @AfterEach
  void everyPromiseIsKept() {
    gate.open();
    engines.forEach(TaskEngine::close);
    assertThat(new TaskAudit(database()).findings()).isEmpty();
  }

  @Test
  void tenants_of_one_weight_have_as_many_runs() {
    runMany();

    assertThat(ran.subList(0, 80).stream().filter(ACME::equals)).hasSizeBetween(38, 42);
  }

  @Test
  void a_tenant_of_weight_three_has_three_times_the_runs() {
    set(ZENITH, new Share(null, 3));

    runMany();

    assertThat(ran.subList(0, 80).stream().filter(ACME::equals)).hasSizeBetween(18, 22);
  }

  @Test
  void nothing_of_a_tenant_with_the_cap_zero_begins() {
    set(ACME, new Share(0, null));
    TaskEngine engine = working();

    List<Task> paused = submit(engine, ACME, "note", 2);
    Task others = submit(engine, ZENITH, "note", 1).getFirst();

    until(engine, others, "done");
    assertThat(states(engine, paused)).isEqualTo("waiting waiting");
    assertThat(new TaskAudit(database()).findings()).isEmpty();
  }

  @Test
  void raising_a_cap_lets_in_what_waits() {
    set(ACME, new Share(0, null));
    TaskEngine engine = working();
    List<Task> tasks = submit(engine, ACME, "note", 5);

    set(ACME, new Share(1, null));

    for (Task task : tasks) {
      until(engine, task, "done");
    }
  }

  @Test
  void raising_a_cap_lets_in_as_many_as_there_is_room_for() {
    TaskEngine engine = working();
    List<Task> tasks = submit(engine, ACME, "hold", 5);
    until(engine, tasks.getFirst(), "running");
    assertThat(states(engine, tasks)).isEqualTo("running queued waiting waiting waiting");

    set(ACME, new Share(4, null));

    await()
        .untilAsserted(() ->
            assertThat(states(engine, tasks)).isEqualTo("running queued queued queued waiting"));
  }

  @Test
  void lowering_a_cap_holds_back_what_has_not_begun() {
    TaskEngine engine = working();
    List<Task> tasks = submit(engine, ACME, "hold", 3);
    until(engine, tasks.getFirst(), "running");

    set(ACME, new Share(0, null));

    await()
        .untilAsserted(
            () -> assertThat(states(engine, tasks)).isEqualTo("running waiting waiting"));
    gate.open();
    until(engine, tasks.getFirst(), "done");
    assertThat(states(engine, tasks)).isEqualTo("done waiting waiting");
    set(ACME, Share.USUAL);
    until(engine, tasks.getLast(), "done");
  }

  @Test
  void the_share_of_one_lane_is_none_of_another() {
    desk().set(ACME, Map.of(Lane.HEAVY, new Share(0, 5)));
    TaskEngine engine = working();

    until(engine, submit(engine, ACME, "note", 1).getFirst(), "done");
  }

  @Test
  void a_queued_task_that_is_made_urgent_is_run_first() {
    TaskEngine engine = working();
    until(engine, submit(engine, ZENITH, "hold", 1).getFirst(), "running");
    List<Task> tasks = submit(engine, ACME, "hold", 2);

    Task urgent = engine.prioritise(tasks.getLast().id(), 7).orElseThrow();
    gate.open();
    until(engine, tasks.getFirst(), "done");

    assertThat(urgent.priority()).isEqualTo(7);
    assertThat(gate.arrived().subList(1, 3))
        .containsExactly(tasks.getLast().id(), tasks.getFirst().id());
  }

  @Test
  void a_waiting_task_that_is_made_urgent_is_let_in_first() {
    TaskEngine engine = working();
    List<Task> tasks = submit(engine, ACME, "hold", 5);
    until(engine, tasks.getFirst(), "running");

    engine.prioritise(tasks.getLast().id(), 1);
    gate.open();
    until(engine, tasks.get(3), "done");

    assertThat(gate.arrived().get(1)).isEqualTo(tasks.getLast().id());
  }

  @Test
  void a_blocked_task_keeps_its_priority_until_it_is_queued() {
    TaskEngine engine = working();
    Task before = submit(engine, ACME, "hold", 1).getFirst();
    until(engine, before, "running");
    Task after =
        engine.submit(List.of(order(ACME, "hold").after(Set.of(before.id())))).getFirst();
    List<Task> others = submit(engine, ZENITH, "hold", 2);

    engine.prioritise(after.id(), 100);
    gate.open();
    until(engine, others.getLast(), "done");

    assertThat(gate.arrived().get(1)).isEqualTo(after.id());
  }

  @Test
  void helpers_of_a_running_task_become_as_urgent_and_later_ones_too() {
    TaskOrder first = order(ACME, "help");
    TaskOrder second = order(ACME, "help");
    var changed = new CountDownLatch(1);
    var film = new FakeWork("film", Lane.HEAVY, run -> {
      run.helpers().submit(List.of(first));
      run.phase("first");
      changed.await();
      run.helpers().submit(List.of(second));
      run.phase("second");
      return gate.pass(run);
    });
    TaskEngine engine = working(film, new FakeWork("help", Lane.HEAVY, gate::pass));
    Task task = submit(engine, ACME, "film", 1).getFirst();
    await().untilAsserted(() -> assertThat(task(engine, task).toString()).contains("phase=first"));

    Task running = engine.prioritise(task.id(), 9).orElseThrow();
    changed.countDown();
    await().until(() -> "second".equals(task(engine, task).progress().phase()));

    assertThat(running.state().word()).isEqualTo("running");
    assertThat(engine.tasks(Set.of(first.id(), second.id())))
        .extracting(Task::priority)
        .containsExactly(9, 9);
  }

  @Test
  void a_final_task_stays_as_urgent_as_it_was() {
    TaskEngine engine = working();
    Task task = submit(engine, ACME, "note", 1).getFirst();
    until(engine, task, "done");

    assertThat(engine.prioritise(task.id(), 9).orElseThrow().priority()).isZero();
    assertThat(engine.prioritise(TaskId.random(), 9)).isEmpty();
  }

  @Test
  void a_filmrun_gives_way_to_more_urgent_work_and_goes_on_after_it() {
    TaskEngine engine = working(hold, stepping);
    Task film = submit(engine, ACME, "steps", 1).getFirst();
    until(engine, film, "running");

    Task urgent = engine.submit(List.of(order(ZENITH, "hold").withPriority(1))).getFirst();
    gate.open();
    until(engine, urgent, "done");
    enough.set(true);
    until(engine, film, "done");

    assertThat(gate.arrived()).containsExactly(urgent.id());
    assertThat(task(engine, film).attempt()).isEqualTo(2);
    assertThat(task(engine, film).progress().percent()).isEqualTo(100);
    assertThat(firstStepOfRun).containsKeys(1, 2);
    assertThat(firstStepOfRun.get(2)).isGreaterThan(0);
    assertThat(endings).containsExactlyInAnyOrder("steps YIELDED", "hold DONE", "steps DONE");
  }

  @Test
  void a_filmrun_does_not_give_way_to_what_is_as_urgent() {
    TaskEngine engine = working(hold, stepping);
    Task film = submit(engine, ACME, "steps", 1).getFirst();
    until(engine, film, "running");
    Task other = submit(engine, ZENITH, "hold", 1).getFirst();

    await().until(() -> step.get() > 50);

    assertThat(state(engine, other)).isEqualTo("queued");
    assertThat(task(engine, film).attempt()).isEqualTo(1);
    enough.set(true);
  }

  @Test
  void a_draining_process_gives_back_what_can_go_on_elsewhere() {
    TaskEngine engine = working(stepping);
    Task film = submit(engine, ACME, "steps", 1).getFirst();
    until(engine, film, "running");
    var desk = new WorkerDesk(database());

    desk.wish(desk.entries().getFirst().worker().name(), Wish.DRAINING);

    until(engine, film, "queued");
    await().until(() -> desk.entries().getFirst().worker().state() == WorkerState.DRAINED);
    enough.set(true);
  }

  @Test
  void an_operator_sees_what_tenants_have_to_do_and_their_shares() {
    TaskEngine engine = working();
    until(engine, submit(engine, ACME, "hold", 4).getFirst(), "running");
    desk().set(ZENITH, Map.of(Lane.HEAVY, new Share(8, 3)));

    assertThat(desk().entries())
        .containsExactly(
            new TenantDesk.Entry(ACME, new LaneCount(Lane.QUICK, 0, 2, 1, 1), Share.USUAL),
            new TenantDesk.Entry(ZENITH, LaneCount.none(Lane.HEAVY), new Share(8, 3)));
  }

  /// Runs a hundred tasks of each of two tenants, that all stood there before the first began.
  private void runMany() {
    TaskEngine engine = working();
    Task first = submit(engine, new TenantId("first"), "hold", 1).getFirst();
    until(engine, first, "running");
    submit(engine, ACME, "note", 100);
    submit(engine, ZENITH, "note", 100);
    gate.open();
    await().until(() -> ran.size() == 200);
  }

  void set(TenantId tenant, Share share) {
    desk().set(tenant, Map.of(Lane.QUICK, share));
  }

  private TenantDesk desk() {
    return new TenantDesk(database());
  }

  private TaskEngine working() {
    return working(hold, note);
  }

  TaskEngine working(Work... works) {
    var engine = new TaskEngine(
        database(),
        new TaskSettings(
            Map.of(Lane.QUICK, 1, Lane.HEAVY, 1), 2, RetrySettings.DEFAULTS, Duration.ofMillis(50)),
        SharedClock.alone(clock),
        List.of(works),
        new Callbacks(
            List.of(new FakeWording()), List.of(), new FakeSender(), List.of(), new Ears()));
    engines.add(engine);
    engine.start();
    return engine;
  }

  static List<Task> submit(TaskEngine engine, TenantId tenant, String kind, int count) {
    return engine.submit(Stream.generate(() -> order(tenant, kind)).limit(count).toList());
  }

  static TaskOrder order(TenantId tenant, String kind) {
    return TaskOrder.of(tenant, kind, "{}", new Origin(FakeWording.DIALECT, ""));
  }

  static void until(TaskEngine engine, Task task, String state) {
    await().until(() -> state(engine, task).equals(state));
  }

  static Task task(TaskEngine engine, Task task) {
    return engine.findTask(task.id()).orElseThrow();
  }

  static String state(TaskEngine engine, Task task) {
    return task(engine, task).state().word();
  }

  static String states(TaskEngine engine, List<Task> tasks) {
    return tasks.stream().map(it -> state(engine, it)).collect(joining(" "));
  }

  /// Notes how runs end.
  private final class Ears implements RunObserver {
    @Override
    public void ended(String kind, RunEnding ending, Duration took, RunCost cost) {
      endings.add(kind + " " + ending);
    }

    @Override
    public void sent(String errand, RunCost cost) {}

    @Override
    public void foundDead(Lane lane) {}
  }
}
