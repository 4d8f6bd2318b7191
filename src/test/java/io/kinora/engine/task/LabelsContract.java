package io.kinora.engine.task;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.engine.machine.Labels;
import io.kinora.engine.machine.Machine;
import io.kinora.engine.machine.Presence;
import io.kinora.engine.task.fake.FakeClock;
import io.kinora.engine.task.fake.FakeSender;
import io.kinora.engine.task.fake.FakeWording;
import io.kinora.engine.task.fake.FakeWork;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SharedClock;
import io.kinora.infra.db.SqlWork;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Which process does what, by labels, on each database. One thread a lane; the kind `note` needs
/// `gpu`, `help` needs `big`, and `plain` needs nothing.
abstract class LabelsContract {

  private static final TenantId ACME = new TenantId("acme");
  private static final Labels GPU = Labels.of(Set.of("gpu"));
  private static final Labels GPU_ONLY = new Labels(List.of("gpu", "other"), true);

  final FakeClock clock = new FakeClock();
  private final List<TaskEngine> engines = new ArrayList<>();
  private final AtomicBoolean enough = new AtomicBoolean();
  private final AtomicInteger steps = new AtomicInteger();

  /// Long work that gives way where it should.
  private final FakeWork stepping = FakeWork.of("steps", run -> {
    while (!enough.get()) {
      steps.incrementAndGet();
      clock.turn(Duration.ofMillis(100));
      if (run.shouldYield()) {
        run.giveWay();
      }
    }
    return new RunResult("{}");
  });

  /// An open database; the same for all tests of a class.
  abstract Database database();

  /// The lines of a plan of a statement that picks.
  abstract Stream<String> plan(String statement, Timestamp now);

  /// What picks on this database.
  abstract String pick(Labels labels);

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
    enough.set(true);
    engines.forEach(TaskEngine::close);
    assertThat(new TaskAudit(database()).findings()).isEmpty();
  }

  @Test
  void what_needs_a_label_is_left_to_a_process_that_has_it() {
    TaskEngine without = working(Labels.NONE);
    Task labelled = submit(without, "note");
    Task plain = submit(without, "plain");

    until(without, plain, "done");
    assertThat(task(without, labelled).attempt()).isZero();
    without.close();
    TaskEngine with = working(GPU);

    until(with, labelled, "done");
    assertThat(task(with, labelled).label()).isEqualTo("gpu");
  }

  @Test
  void a_process_with_labels_does_what_needs_none_too() {
    TaskEngine engine = working(GPU);

    until(engine, submit(engine, "plain"), "done");
  }

  @Test
  void a_process_of_labelled_work_only_leaves_the_rest_to_others() {
    TaskEngine engine = working(GPU_ONLY);
    Task plain = submit(engine, "plain");
    Task labelled = submit(engine, "note");

    until(engine, labelled, "done");

    assertThat(task(engine, plain).attempt()).isZero();
  }

  @Test
  void nothing_gives_way_to_work_that_its_process_may_not_do() {
    TaskEngine engine = working(Labels.NONE);
    Task film = submit(engine, "steps");
    until(engine, film, "running");
    Task urgent = engine.submit(List.of(order("note").withPriority(1))).getFirst();
    int before = steps.get();

    await().until(() -> steps.get() > before + 50);
    assertThat(task(engine, urgent).attempt()).isZero();
    enough.set(true);
    until(engine, film, "done");
    assertThat(task(engine, film).attempt()).isEqualTo(1);
  }

  @Test
  void helpers_and_follow_ups_need_what_the_rules_say() {
    TaskOrder helper = order("help");
    TaskOrder followUp = order("note");
    var film = new FakeWork("film", Lane.HEAVY, run -> {
      run.helpers().submit(List.of(helper));
      return new RunResult("{}", SqlWork.NOTHING, List.of(followUp));
    });
    TaskEngine engine = working(Labels.NONE, film);

    until(engine, submit(engine, "film"), "done");

    assertThat(engine.findTask(helper.id()).orElseThrow().label()).isEqualTo("big");
    assertThat(engine.findTask(followUp.id()).orElseThrow().label()).isEqualTo("gpu");
  }

  @Test
  void the_threads_of_those_count_that_may_do_the_work() {
    TaskEngine engine = working(Labels.NONE);

    joins("other", GPU_ONLY);

    await().until(() -> engine.othersThreads(Lane.HEAVY, "gpu") == 3);
    assertThat(engine.othersThreads(Lane.HEAVY, null)).isZero();
    assertThat(engine.othersThreads(Lane.HEAVY, "big")).isZero();
  }

  @Test
  void an_operator_sees_what_nobody_may_do() {
    TaskEngine engine = working(Labels.NONE);
    for (int i = 0; i < 5; i++) {
      var _ = submit(engine, "note");
    }
    var _ = submit(engine, "send");
    var desk = new WorkerDesk(database());

    assertThat(desk.unserved())
        .containsExactlyInAnyOrder(
            new Unserved(Lane.NET, null, 1), new Unserved(Lane.QUICK, "gpu", 5));
    joins("other", GPU);
    assertThat(desk.unserved()).isEmpty();
    assertThat(desk.entries()).extracting(it -> it.worker().machine().labels()).contains(GPU);
  }

  static Stream<Labels> labels() {
    return Stream.of(Labels.NONE, GPU, GPU_ONLY);
  }

  @ParameterizedTest
  @MethodSource("labels")
  void picking_goes_by_the_index(Labels labels) {
    insertMany();
    var now = Timestamp.from(clock.instant());

    assertThat(plan(pick(labels), now).collect(joining("\n")))
        .contains("execution_quick_due")
        .doesNotContainIgnoringCase("seq scan on execution_quick")
        .doesNotContainIgnoringCase("temp b-tree");
  }

  /// Ten thousand executions, half of which need a label.
  private void insertMany() {
    database().transact(transaction -> {
      transaction.handle().execute("""
          insert into execution_quick
            (task_name, task_instance, execution_time, picked, version, priority, label)
          with recursive number(n) as (select 1 union all select n + 1 from number where n < 10000)
          select 'task', 'task' || n, ?, false, 1, n % 5, case when n % 2 = 0 then 'gpu' end
          from number""", Timestamp.from(clock.instant()));
      transaction.handle().execute("analyze execution_quick");
    });
  }

  private void joins(String name, Labels labels) {
    var machine = new Machine("films-2", 17, "3.1", List.of("worker"), 4, 1024, labels);
    new Presence(database(), name, machine, Map.of("quick", 5, "heavy", 3, "net", 1)).join();
  }

  private TaskEngine working(Labels labels, Work... more) {
    var machine = new Machine("films-1", 4711, "3.1", List.of("worker"), 1, 1024, labels);
    var engine = new TaskEngine(
        database(),
        new TaskSettings(
                Map.of(Lane.QUICK, 1, Lane.HEAVY, 1),
                4,
                RetrySettings.DEFAULTS,
                Duration.ofMillis(50))
            .withMachine(machine)
            .withLabelRules(LabelRules.parse("note=gpu, help=big")),
        SharedClock.alone(clock),
        Stream.concat(
                Stream.of(note("note"), note("plain"), stepping, helping(), sending()),
                Stream.of(more))
            .toList(),
        new Callbacks(List.of(new FakeWording()), new FakeSender()));
    engines.add(engine);
    engine.start();
    return engine;
  }

  private static FakeWork note(String kind) {
    return FakeWork.of(kind, _ -> new RunResult("{}"));
  }

  private static FakeWork helping() {
    return new FakeWork("help", Lane.HEAVY, _ -> new RunResult("{}"));
  }

  private static FakeWork sending() {
    return new FakeWork("send", Lane.NET, _ -> new RunResult("{}"));
  }

  private static Task submit(TaskEngine engine, String kind) {
    return engine.submit(List.of(order(kind))).getFirst();
  }

  private static TaskOrder order(String kind) {
    return TaskOrder.of(ACME, kind, "{}", new Origin(FakeWording.DIALECT, ""));
  }

  private static void until(TaskEngine engine, Task task, String state) {
    await().until(() -> task(engine, task).state().word().equals(state));
  }

  private static Task task(TaskEngine engine, Task task) {
    return engine.findTask(task.id()).orElseThrow();
  }
}
