package io.kinora;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.engine.machine.Labels;
import io.kinora.engine.machine.Machine;
import io.kinora.engine.machine.Presence;
import io.kinora.engine.task.Callback;
import io.kinora.engine.task.CallbackAnswer;
import io.kinora.engine.task.Callbacks;
import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Origin;
import io.kinora.engine.task.RunEnding;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskOrder;
import io.kinora.engine.task.TaskSettings;
import io.kinora.engine.task.fake.FakeClock;
import io.kinora.engine.task.fake.FakeWork;
import io.kinora.infra.base.RunCost;
import io.kinora.infra.base.RunCost.Way;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.base.Tracer;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SharedClock;
import io.kinora.infra.observe.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineGaugesTest {

  private static final Path PAGE = Path.of("docs/metrics.md");

  private static final RunCost COST =
      new RunCost(Duration.ofMillis(1_500), Map.of(Way.FETCHED, 7L, Way.STORED, 5L));

  @TempDir
  private Path data;

  private final FakeClock clock = new FakeClock();
  private final Metrics metrics = new Metrics();
  private Database database;
  private TaskEngine engine;
  private EngineGauges gauges;

  @BeforeEach
  void open() {
    database = Database.open("jdbc:sqlite:" + data.resolve("kinora.db"), 2);
    engine = new TaskEngine(
        database,
        TaskSettings.submitOnly(),
        SharedClock.alone(clock),
        List.of(FakeWork.of("hello", _ -> {
          throw new IllegalStateException("nobody works here");
        })),
        new Callbacks(List.of(), EngineGaugesTest::send));
    gauges = new EngineGauges(metrics, database, clock);
  }

  private static CallbackAnswer send(Callback callback) {
    throw new IllegalStateException("nobody sends " + callback.id());
  }

  @AfterEach
  void close() {
    gauges.close();
    engine.close();
    metrics.close();
    database.close();
  }

  private void submit(String tenant, int count) {
    var _ = engine.submit(IntStream.range(0, count)
        .mapToObj(_ -> TaskOrder.of(new TenantId(tenant), "hello", "{}", new Origin("none", "")))
        .toList());
  }

  @Test
  void queues_are_shown_with_their_lengths_and_the_age_of_their_oldest() {
    submit("acme", 18);
    clock.turn(Duration.ofSeconds(90));

    gauges.look();

    assertThat(metrics.asPrometheusText())
        .contains("engine_tenant_oldest_seconds{lane=\"quick\",tenant=\"acme\"} 90.0");

    assertThat(metrics.asPrometheusText())
        .contains("engine_queue_tasks{lane=\"quick\",state=\"queued\"} 16.0")
        .contains("engine_queue_tasks{lane=\"quick\",state=\"waiting\"} 2.0")
        .contains("engine_queue_oldest_seconds{lane=\"quick\",state=\"queued\"} 90.0");
  }

  @Test
  void a_queue_that_is_empty_is_shown_no_more() {
    submit("acme", 1);
    gauges.look();
    database.transact(it -> it.handle().execute("delete from task"));

    gauges.look();

    assertThat(metrics.asPrometheusText()).doesNotContain("engine_queue_tasks{");
  }

  @Test
  void only_the_twenty_tenants_with_most_are_shown() {
    IntStream.rangeClosed(1, 21).forEach(it -> submit("tenant" + it, it));

    gauges.look();

    assertThat(metrics.asPrometheusText())
        .contains("engine_tenant_tasks{lane=\"quick\",tenant=\"tenant21\"} 21.0")
        .contains("engine_tenant_tasks{lane=\"quick\",tenant=\"tenant2\"} 2.0")
        .doesNotContain("tenant=\"tenant1\"");
  }

  @Test
  void tasks_that_nobody_will_do_are_counted() {
    submit("acme", 2);
    gauges.audit();
    assertThat(metrics.asPrometheusText()).contains("engine_unowned_tasks 0.0");
    database.transact(it -> it.handle().execute("delete from execution_quick"));
    clock.turn(Duration.ofSeconds(30));

    gauges.audit();

    assertThat(metrics.asPrometheusText())
        .contains("engine_unowned_tasks 2.0")
        .contains("engine_unowned_oldest_seconds 30.0");
  }

  @Test
  void tasks_that_no_live_process_may_do_are_counted() {
    submit("acme", 18);
    gauges.look();
    assertThat(metrics.asPrometheusText())
        .contains("engine_unserved_tasks{label=\"-\",lane=\"quick\"} 18.0");
    var machine = new Machine("films-1", 7, "3.1", List.of(), 1, 1, Labels.NONE);
    new Presence(database, "one", machine, Map.of("quick", 1)).join();

    gauges.look();

    assertThat(metrics.asPrometheusText()).doesNotContain("engine_unserved_tasks{");
  }

  @Test
  void callbacks_that_wait_are_counted() {
    gauges.look();
    assertThat(metrics.asPrometheusText())
        .contains("engine_callbacks_waiting 0.0")
        .contains("engine_callbacks_oldest_seconds 0.0");
    insertCallback();
    clock.turn(Duration.ofSeconds(7));

    gauges.look();

    assertThat(metrics.asPrometheusText())
        .contains("engine_callbacks_waiting 1.0")
        .contains("engine_callbacks_oldest_seconds 7.0");
  }

  private void insertCallback() {
    database.transact(it -> it.handle().execute("""
            insert into callback (id, task_id, tenant, event, address, content_type, headers, body,
              delays, state, created_at)
            values ('a', 'b', 'acme', 'done', 'http://a/', 'text/plain', '{}', '', '', 'pending', ?)
            """, clock.instant().toEpochMilli()));
  }

  @Test
  void processes_that_work_are_counted_by_what_they_do() {
    joins("only submits", 0);
    gauges.look();
    assertThat(metrics.asPrometheusText()).doesNotContain("engine_workers{");

    joins("works", 1);
    gauges.look();

    assertThat(metrics.asPrometheusText()).contains("engine_workers{state=\"working\"} 1.0");
  }

  private void joins(String name, int threads) {
    var machine = new Machine("films-1", 7, "3.1", List.of(), 1, 1, Labels.NONE);
    new Presence(database, name, machine, Map.of("heavy", threads)).join();
  }

  @Test
  void nobody_waits_for_a_database_that_is_away_and_the_numbers_get_old() {
    database.close();
    gauges.start();
    clock.turn(Duration.ofHours(1));

    assertThat(metrics.asPrometheusText()).contains("engine_look_age_seconds 3600.0");
  }

  @Test
  void runs_are_counted_by_their_ends() {
    var meters = new EngineMeters(metrics, Tracer.NOBODY);
    meters.ended("hello", RunEnding.DONE, Duration.ofSeconds(2), RunCost.NOTHING);
    meters.ended("hello", RunEnding.REPLACED, Duration.ofSeconds(3), RunCost.NOTHING);
    meters.foundDead(Lane.HEAVY);
    meters.foundDead(Lane.QUICK);

    assertThat(metrics.asPrometheusText())
        .contains("engine_runs_seconds_count{kind=\"hello\",outcome=\"done\"} 1")
        .contains("engine_runs_seconds_sum{kind=\"hello\",outcome=\"done\"} 2.0")
        .contains("engine_leases_lost_total{how=\"replaced\"} 1.0")
        .contains("engine_leases_lost_total{how=\"dead\"} 2.0");
  }

  @Test
  void what_runs_and_errands_have_cost_is_counted_by_their_kind() {
    var meters = new EngineMeters(metrics, Tracer.NOBODY);
    meters.ended("hello", RunEnding.DONE, Duration.ofSeconds(2), COST);
    meters.ended("hello", RunEnding.RETRIED, Duration.ofSeconds(2), COST);
    meters.sent("callback", new RunCost(Duration.ZERO, Map.of(Way.SENT, 3L)));

    assertThat(metrics.asPrometheusText())
        .contains("engine_cpu_seconds_total{kind=\"hello\"} 3.0")
        .contains("engine_bytes_total{kind=\"hello\",way=\"fetched\"} 14.0")
        .contains("engine_bytes_total{kind=\"hello\",way=\"stored\"} 10.0")
        .contains("engine_bytes_total{kind=\"callback\",way=\"sent\"} 3.0")
        .doesNotContain("engine_bytes_total{kind=\"hello\",way=\"sent\"}");
  }

  @Test
  void the_page_tells_all_numbers_of_a_server_with_their_tags() throws IOException {
    var flags = Map.of(
        "data",
        data.resolve("server").toString(),
        "port",
        "0",
        "traces",
        "http://127.0.0.1:1",
        "ffmpeg",
        ServerTest.programs().toString());
    try (Server server = Server.start(
        new SettingSources(Map.of(), flags, Optional.empty()).read(), Clock.systemUTC())) {
      new EngineMeters(metrics, Tracer.NOBODY)
          .ended("hello", RunEnding.DONE, Duration.ofSeconds(1), COST);
      submit("acme", 1);
      joins("one", 1);
      gauges.look();
      gauges.audit();
      var _ = ServerTest.get(server, "/healthz");

      assertThat(Stream.concat(
                  shown(ServerTest.get(server, "/metrics").body()),
                  shown(metrics.asPrometheusText()))
              .collect(Collectors.toSet()))
          .containsExactlyInAnyOrderElementsOf(told());
    }
  }

  /// What is shown, each as `name tag tag`.
  private static Stream<String> shown(String text) {
    return Pattern.compile("(?m)^([a-z_]+?)(?:_count|_sum|_max)?(?:\\{([^}]*)})? \\S+$")
        .matcher(text)
        .results()
        .filter(it -> !it.group(1).matches("(jvm|process|system)_.*"))
        .map(EngineGaugesTest::withTags);
  }

  private static String withTags(MatchResult line) {
    String tags = Optional.ofNullable(line.group(2)).orElse("");
    return Stream.concat(
            Stream.of(line.group(1)),
            Arrays.stream(tags.split(",", -1))
                .map(it -> it.replaceAll("=.*", ""))
                .filter(it -> !it.isEmpty())
                .sorted())
        .collect(Collectors.joining(" "));
  }

  /// The same of the page.
  private static List<String> told() throws IOException {
    return Pattern.compile("(?m)^\\| `([a-z_]+)` \\| [a-z]+ \\| ([^|]*)\\|")
        .matcher(Files.readString(PAGE))
        .results()
        .map(it -> (it.group(1) + " " + it.group(2).replaceAll("[`,]", " ")).strip())
        .map(it -> it.replaceAll(" +", " "))
        .toList();
  }
}
