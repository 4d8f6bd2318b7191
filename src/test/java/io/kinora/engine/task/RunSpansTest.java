package io.kinora.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.engine.task.fake.FakeClock;
import io.kinora.engine.task.fake.FakeSender;
import io.kinora.engine.task.fake.FakeWork;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.RunCost;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.base.TraceSpan;
import io.kinora.infra.base.Tracer;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SharedClock;
import io.kinora.infra.db.SqlWork;
import io.kinora.infra.db.fake.TestDatabase;
import io.kinora.infra.observe.Metrics;
import io.kinora.infra.observe.Traces;
import io.kinora.infra.observe.fake.CollectorTwin;
import io.kinora.infra.observe.fake.CollectorTwin.ToldSpan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class RunSpansTest {

  @Parameter
  private TestDatabase databases = TestDatabase.SQLITE;

  @TempDir
  private Path folder;

  private final FakeClock clock = new FakeClock();
  private final CollectorTwin collector = CollectorTwin.open();
  private final Metrics metrics = new Metrics();
  private final Traces traces = Traces.begin(
      new Traces.Plan(collector.address(), 1, "films-1:7", "3.1", Duration.ofSeconds(5)), metrics);
  private Database database;
  private TaskEngine engine;

  private final class Ears implements RunObserver {
    @Override
    public Tracer tracer() {
      return traces;
    }

    @Override
    public void ended(String kind, RunEnding ending, Duration took, RunCost cost) {}

    @Override
    public void sent(String errand, RunCost cost) {}

    @Override
    public void foundDead(Lane lane) {}
  }

  @BeforeEach
  void open() {
    database = databases.open(folder, 8);
    engine = new TaskEngine(
        database,
        new TaskSettings(
            Map.of(Lane.QUICK, 2),
            1_000,
            new RetrySettings(2, 3, Duration.ofSeconds(1), Duration.ofSeconds(1)),
            Duration.ofMillis(50)),
        SharedClock.alone(clock),
        List.of(
            FakeWork.of("echo", _ -> new RunResult("{}")),
            FakeWork.of("chain", _ -> new RunResult("{}", SqlWork.NOTHING, List.of(order("echo")))),
            FakeWork.of("fail", _ -> {
              throw new Failure(FailureCode.INPUT_UNREACHABLE, "no answer").asException();
            })),
        new Callbacks(List.of(), List.of(), new FakeSender(), List.of(), new Ears()));
    engine.start();
  }

  @AfterEach
  void close() {
    engine.close();
    database.close();
    traces.close();
    collector.close();
    metrics.close();
  }

  private static TaskOrder order(String kind) {
    return TaskOrder.of(new TenantId("acme"), kind, "{}", new Origin("none", ""));
  }

  /// Submits as a part of a request of this name.
  private void submit(String request, String kind) {
    try (TraceSpan span = traces.answer(request, null)) {
      var _ = span.during(() -> engine.submit(List.of(order(kind))));
    }
  }

  private List<ToldSpan> runs(int count) {
    return await().until(() -> collector.spans("run"), it -> it.size() == count);
  }

  @Test
  void what_many_submit_at_once_is_each_in_its_own_trace() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int number = 0; number < 50; number++) {
        String request = "request " + number;
        threads.execute(() -> submit(request, "echo"));
      }
    }

    assertThat(runs(50)).extracting(ToldSpan::trace).doesNotHaveDuplicates();
    assertThat(collector.spans("submit"))
        .hasSize(50)
        .allSatisfy(submission -> assertThat(collector.spans())
            .filteredOn(it -> it.id().equals(submission.parent()))
            .singleElement()
            .extracting(ToldSpan::trace)
            .isEqualTo(submission.trace()));
  }

  @Test
  void a_task_that_comes_of_another_belongs_to_its_trace() {
    submit("request", "chain");

    List<ToldSpan> runs = runs(2);
    ToldSpan chain = runs.stream()
        .filter(it -> it.attribute("kinora.kind").equals("chain"))
        .findFirst()
        .orElseThrow();
    assertThat(runs).extracting(ToldSpan::trace).containsOnly(chain.trace());
    assertThat(collector.spans("submit")).extracting(ToldSpan::parent).contains(chain.id());
  }

  @Test
  void each_try_is_a_run_of_the_same_trace_that_says_what_it_failed_of() {
    submit("request", "fail");
    assertThat(runs(1).getFirst().attribute("kinora.outcome")).isEqualTo("retried");

    clock.turn(Duration.ofSeconds(2));

    assertThat(runs(2).getLast().attribute("kinora.outcome")).isEqualTo("failed");
    assertThat(runs(2)).allMatch(ToldSpan::hasFailed);
    assertThat(runs(2))
        .extracting(it -> it.attribute("kinora.failure"))
        .containsOnly("INPUT_UNREACHABLE");
    assertThat(runs(2))
        .extracting(ToldSpan::trace)
        .containsOnly(runs(2).getFirst().trace());
  }

  @Test
  void what_was_submitted_unfollowed_is_not_followed_later() {
    Task task = engine.submit(List.of(order("echo"))).getFirst();
    await().until(() -> engine.findTask(task.id()).orElseThrow().isFinal());
    submit("request", "echo");

    assertThat(runs(1))
        .noneMatch(it -> it.attribute("kinora.task").equals(task.id().value()));
  }
}
