package io.kinora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.engine.machine.Labels;
import io.kinora.engine.machine.Machine;
import io.kinora.engine.machine.Presence;
import io.kinora.engine.machine.Wish;
import io.kinora.engine.machine.WorkerState;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.fake.TestPostgres;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class WorkersCommandTest {

  @TempDir
  private Path data;

  private record Said(int exitCode, String text) {}

  private String url;
  private Database database;
  private Presence first;

  @BeforeEach
  void open() {
    url = TestPostgres.newUrl();
    database = Database.open(url, 4);
    first = presence("alpha1", 17, Map.of("heavy", 4, "quick", 8));
    first.join();
    presence("alpha2", 18, Map.of()).join();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Presence presence(String name, long pid, Map<String, Integer> threads) {
    var machine =
        new Machine("films-1", pid, "3.1", List.of("api", "worker"), 4, 2048, Labels.NONE);
    return new Presence(database, name, machine, threads);
  }

  @Test
  void the_processes_are_listed_in_columns() {
    var _ = first.renew(WorkerState.WORKING, Duration.ofMillis(-3));

    assertThat(run().text().replaceAll("\\d+ s ago", "0 s ago")).isEqualTo("""
        NAME    PROCESS     VERSION  ROLES       LANES            LABELS  TASKS  STATE    SEEN     CLOCK
        alpha1  films-1:17  3.1      api,worker  quick=8,heavy=4  -       0      working  0 s ago  -3 ms
        alpha2  films-1:18  3.1      api,worker  -                -       0      working  0 s ago  +0 ms
        """);
  }

  @Test
  void labels_are_listed_and_work_that_nobody_may_do_is_warned_of() {
    var labels = new Labels(List.of("gpu", "big"), true);
    var machine = new Machine("films-2", 5, "3.1", List.of("worker"), 4, 2048, labels);
    new Presence(database, "beta", machine, Map.of("heavy", 1)).join();
    database.transact(it -> it.handle().execute("""
            insert into task (id, tenant, kind, lane, priority, label, dialect, context, parameters,
              state, since, arrival, submitted_at)
            values ('a', 'acme', 'hello', 'heavy', 0, 'moon', 'none', '', '{}', 'queued', 1, 1, 1),
              ('b', 'acme', 'hello', 'heavy', 0, 'gpu', 'none', '', '{}', 'queued', 1, 2, 1)"""));

    assertThat(run().text())
        .contains("  big,gpu only  ")
        .endsWith("Nobody that lives may do 1 task of the lane heavy that needs the label moon.\n");
    var json = JsonMapper.shared()
        .readTree(run("--json")
            .text()
            .lines()
            .filter(it -> !it.startsWith("Nobody"))
            .collect(Collectors.joining("\n")));
    assertThat(json.get(2).get("labels").get(1).asString()).isEqualTo("gpu");
    assertThat(json.get(2).get("labels_only").asBoolean()).isTrue();
  }

  @Test
  void one_that_is_not_heard_of_any_more_is_gone() {
    fallSilent("alpha2");

    assertThat(run().text().lines().filter(it -> it.startsWith("alpha2")))
        .singleElement()
        .asString()
        .contains(" gone ");
    assertThat(run("pause", "alpha2").exitCode()).isEqualTo(1);
  }

  @Test
  void machines_get_the_list_as_json() {
    var list = JsonMapper.shared().readTree(run("--json").text());

    assertThat(list).hasSize(2);
    assertThat(list.get(0).get("name").asString()).isEqualTo("alpha1");
    assertThat(list.get(0).get("lanes").get("heavy").asInt()).isEqualTo(4);
    assertThat(list.get(0).get("live").asBoolean()).isTrue();
    assertThat(list.get(0).get("running_tasks").asInt()).isZero();
    assertThat(list.get(0).get("clock_offset_ms").isNumber()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "pause, alpha1, PAUSED",
    "drain, films-1:17, DRAINING",
    "resume, alpha1, WORKING",
  })
  void a_process_is_told_what_to_do(String action, String name, Wish wish) {
    assertThat(run(action, name)).isEqualTo(new Said(0, ""));

    assertThat(first.renew(WorkerState.WORKING, Duration.ZERO)).isEqualTo(wish);
  }

  @Test
  void who_waits_comes_back_when_nothing_runs_any_more() throws Exception {
    try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
      var said = thread.submit(() -> run("drain", "alpha1", "--wait"));
      await().until(() -> first.renew(WorkerState.DRAINING, Duration.ZERO) == Wish.DRAINING);
      assertThat(said.isDone()).isFalse();

      var _ = first.renew(WorkerState.DRAINED, Duration.ZERO);

      assertThat(said.get()).isEqualTo(new Said(0, ""));
    }
  }

  @Test
  void who_waits_is_told_when_the_process_has_ended() throws Exception {
    try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
      var said = thread.submit(() -> run("drain", "alpha1", "--wait"));
      await().until(() -> first.renew(WorkerState.DRAINING, Duration.ZERO) == Wish.DRAINING);

      first.leave();

      assertThat(said.get()).isEqualTo(new Said(1, "The process has ended before that.\n"));
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
      pause alpha         | 1 | 'alpha' may be several processes; give more of the name.
      pause beta          | 1 | There is no live process 'beta'; 'kinora workers' lists them.
      pause               | 2 | Name the process: the beginning of its name, or HOST:PID.
      stop alpha1         | 2 | Name what to do: pause, resume or drain.
      pause alpha1 --wait | 2 | Only drain can --wait.
      --wait              | 2 | Only drain can --wait.
      drain alpha1 --json | 2 | Only the list is told as --json.
      """)
  void what_cannot_be_done_is_said(String words, int exitCode, String complaint) {
    Said said = run(words.split(" +", -1));

    assertThat(said.text()).startsWith(complaint);
    assertThat(said.exitCode()).isEqualTo(exitCode);
  }

  @Test
  void without_a_database_there_is_nothing_to_look_at() {
    Said said = run(Map.of("data", data.resolve("none").toString()));

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.text()).startsWith("There is no database yet");
  }

  @Test
  void a_server_on_a_file_is_seen_and_paused_beside_it() {
    var flags = Map.of("data", data.toString());
    var all = Map.of(
        "data",
        data.toString(),
        "port",
        "0",
        "ffmpeg",
        ServerTest.programs().toString(),
        "lanes",
        "heavy=3,bulk=0");
    try (Server _ = Server.start(
        new SettingSources(Map.of(), all, Optional.empty()).read(), Clock.systemUTC())) {
      String pid = ":" + ProcessHandle.current().pid();
      Said listed = run(flags);
      assertThat(listed.text())
          .contains(pid)
          .contains("api,worker,dashboard,housekeeping")
          .contains(",heavy=3,net=16 ")
          .doesNotContain("bulk");
      String name = listed.text().lines().skip(1).findFirst().orElseThrow().split(" ", -1)[0];

      assertThat(run(flags, "drain", name, "--wait").exitCode()).isZero();

      assertThat(run(flags).text()).contains(" drained ");
    }
    assertThat(run(flags).text().lines()).hasSize(1);
  }

  private void fallSilent(String name) {
    database.transact(it ->
        it.handle().execute("update worker set seen_at = seen_at - 15000 where name = ?", name));
  }

  private Said run(String... words) {
    return run(Map.of("data", data.toString(), "database", url), words);
  }

  private static Said run(Map<String, String> flags, String... words) {
    var options =
        flags.entrySet().stream().flatMap(it -> Stream.of("--" + it.getKey(), it.getValue()));
    var all = Stream.of(Stream.of("workers"), options, Stream.of(words))
        .flatMap(it -> it)
        .toArray(String[]::new);
    var text = new StringWriter();
    var line = Main.commandLine(all);
    line.setOut(new PrintWriter(text, true)).setErr(new PrintWriter(text, true));
    return new Said(line.execute(all), text.toString());
  }
}
