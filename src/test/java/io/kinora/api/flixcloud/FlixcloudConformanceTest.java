package io.kinora.api.flixcloud;

import static io.kinora.api.flixcloud.FlixcloudServer.ACME;
import static io.kinora.api.flixcloud.FlixcloudServer.basic;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.engine.job.Job;
import io.kinora.engine.job.JobState;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Literal exchanges. Source: the flixcloud contract, sections 2 to 5 and 13.
class FlixcloudConformanceTest {

  private static final String RECIPE = "<recipe-id>1</recipe-id>";

  @TempDir
  private Path folder;

  private final CountDownLatch mayGoOn = new CountDownLatch(1);
  private FlixcloudServer server;

  @BeforeEach
  void start() throws IOException {
    server = FlixcloudServer.start(folder);
  }

  @AfterEach
  void stop() {
    mayGoOn.countDown();
    server.close();
  }

  private RunResult held(Run run) throws InterruptedException {
    run.progress(15);
    mayGoOn.await();
    return new RunResult("{}");
  }

  private static String errors(String... texts) {
    var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<errors>\n");
    List.of(texts).forEach(it -> xml.append("  <error>" + it + "</error>\n"));
    return xml + "</errors>\n";
  }

  private void assertAnswer(HttpResponse<String> answer, int status, String body) {
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/xml; charset=utf-8");
  }

  @Test
  void a_job_is_taken_with_its_number_and_its_time() {
    assertAnswer(server.post(server.request(RECIPE, "")), 201, """
        <?xml version="1.0" encoding="UTF-8"?>
        <job>
          <id type="integer">1</id>
          <initialized-job-at type="datetime">2026-03-01T12:00:00Z</initialized-job-at>
        </job>
        """);
    assertThat(server.job("")).isEqualTo(2);
  }

  @Nested
  class ARequest {

    @Test
    void of_the_python_client_may_break_its_lines_everywhere() {
      String xml = server
          .request("<recipe-name>\n\t\th264\n\t</recipe-name>", "")
          .replaceAll("<url>([^<]*)</url>", "<url>\n  $1\n  </url>");

      assertThat(server.post(xml).statusCode()).isEqualTo(201);
    }

    @Test
    void of_the_python_client_may_have_even_its_password_on_a_line_of_its_own() {
      String xml = server
          .request(RECIPE, "")
          .replaceAll("<(user|password)>([^<]*)</", "<$1>\r\n        $2\r\n      </");

      assertThat(server.post(xml).statusCode()).isEqualTo(201);
      assertThat(server.jobs.find(ACME, 1).orElseThrow().order().output().password())
          .isEqualTo("hush-p&ss");
    }

    @Test
    void may_have_a_password_with_blanks_around_it() {
      String xml = server.request(RECIPE, "").replace("hush-p&amp;ss", " hush ");

      assertThat(server.post(xml).statusCode()).isEqualTo(201);
      assertThat(server.jobs.find(ACME, 1).orElseThrow().order().output().password())
          .isEqualTo(" hush ");
    }

    @Test
    void may_have_elements_that_nobody_knows_everywhere() {
      String xml = server
          .request(RECIPE + "<priority>9</priority>", "<x:y xmlns:x='urn:x'><z/></x:y>")
          .replace("<url>", "<codec a='1'/><url type='x'>")
          .replace("</file-locations>", "<subtitles><url>u</url></subtitles></file-locations>");

      assertThat(server.post(xml).statusCode()).isEqualTo(201);
    }

    @Test
    void of_the_php_client_has_what_is_to_be_told_last() {
      server.job("<notification-url>http://127.0.0.1:9/n</notification-url>"
          + "<pass-through> - a: 1\n - b: 2\n</pass-through>");

      Job job = server.jobs.find(ACME, 1).orElseThrow();
      assertThat(job.order().passThrough()).isEqualTo(" - a: 1\n - b: 2\n");
      assertThat(job.order().notificationUrl()).isEqualTo("http://127.0.0.1:9/n");
    }

    @Test
    void of_the_late_ruby_client_has_a_second_root() {
      String xml = server.request(RECIPE, "")
          + "\n<recipe-settings><video_bit_rate>900</video_bit_rate></recipe-settings>\n";

      assertThat(server.post(xml).statusCode()).isEqualTo(201);
      assertThat(server.jobs.find(ACME, 1).orElseThrow().order().settings())
          .containsEntry("video_bit_rate", "900")
          .containsEntry("container", "mp4");
    }

    @Test
    void of_the_dotnet_client_declares_what_it_is_not() {
      String xml = server.request(RECIPE, "").replace("UTF-8", "utf-16");

      assertThat(server.post(xml).statusCode()).isEqualTo(201);
    }

    @Test
    void with_a_bucket_alone_as_its_watermark_has_none() {
      String xml = server
          .request(RECIPE, "")
          .replace(
              "</file-locations>",
              "<watermark><url>s3://bucket/</url></watermark></file-locations>");

      assertThat(server.post(xml).statusCode()).isEqualTo(201);
      assertThat(server.jobs.find(ACME, 1).orElseThrow().order().watermark()).isNull();
    }

    @Test
    void may_come_with_any_type_and_none() {
      byte[] xml = server.request(RECIPE, "").getBytes(UTF_8);

      assertThat(server.send("POST", "/jobs", xml, "Content-Type", "text/xml").statusCode())
          .isEqualTo(201);
      assertThat(server.send("POST", "/jobs", xml).statusCode()).isEqualTo(201);
    }
  }

  @Nested
  class AWrongRequest {

    @Test
    void is_told_by_status_and_words() {
      assertAnswer(server.post("<api-request>"), 400, errors("Malformed XML"));
      assertAnswer(server.post("<job/>"), 400, errors("Schema is invalid"));
      assertAnswer(
          server.post("<api-request><api-key>" + server.key + "</api-key></api-request>"),
          400,
          errors("Schema is invalid"));
      assertAnswer(
          server.post(server.request(RECIPE, "").replace(server.key, "wrong")),
          401,
          errors("Access denied."));
      assertAnswer(
          server.post("<api-request><file-locations/></api-request>"),
          401,
          errors("Access denied."));
      assertAnswer(server.ask("GET", "/jobs/1/other"), 404, errors("Not found"));
    }

    @Test
    void says_all_that_is_wrong_at_once() {
      assertAnswer(
          server.post("<api-request><api-key>" + server.key + "</api-key>"
              + "<recipe-id>1</recipe-id><recipe-name>h264</recipe-name>"
              + "<notification-url>gopher://x</notification-url><file-locations>"
              + "<input><url>gopher://x/y</url></input>"
              + "<output><parameters><user>u</user></parameters></output>"
              + "<watermark><url>nowhere</url></watermark>"
              + "<thumbnails><url>s3://b/t/</url><prefix>a/b</prefix></thumbnails>"
              + "</file-locations><cue-points><event><cue-point><name>n</name>"
              + "<time>1,5</time></cue-point></event></cue-points></api-request>"),
          200,
          errors(
              "recipe_id and recipe_name cannot both be used",
              "input protocol is not supported: gopher",
              "output url is required",
              "output user and password are both required",
              "watermark url is invalid",
              "thumbnails prefix is invalid",
              "cue_points time is invalid",
              "notification_url is invalid"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                                         | recipe_id or recipe_name is required
        <recipe-id>77</recipe-id>                  | Recipe could not be found
        <recipe-id>-1</recipe-id>                  | Recipe could not be found
        <recipe-name>nobody</recipe-name>          | Recipe could not be found
        <recipe-id>2</recipe-id>                   | Recipe is not active
        """)
    void names_a_recipe_that_cannot_be_used(String recipe, String error) {
      server.recipes.setActive(ACME, 2, false);

      assertAnswer(server.post(server.request(recipe, "")), 200, errors(error));
    }

    @Test
    void has_settings_that_no_recipe_can_have() {
      String more = "<recipe-settings><width>wide</width><fps>25</fps><crf>99</crf>"
          + "<hue>x</hue></recipe-settings>";

      assertAnswer(
          server.post(server.request(RECIPE, more)),
          200,
          errors("recipe_settings width is invalid", "recipe_settings crf is invalid"));
    }

    @Test
    void lacks_its_files() {
      assertAnswer(
          server.post("<api-request><api-key>" + server.key + "</api-key>" + RECIPE
              + "<file-locations><x/></file-locations></api-request>"),
          200,
          errors("input is required", "output is required"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <watermark><x/></watermark>                         | watermark url is required
        <watermark><url>ftp:///a</url></watermark>          | watermark url is invalid
        <watermark><url>file:///a</url></watermark>         | watermark protocol is not supported: file
        <thumbnails><prefix>t</prefix></thumbnails>         | thumbnails url is required
        <thumbnails><url>s3:b</url></thumbnails>            | thumbnails url is invalid
        <thumbnails><url>HTTP://x/t</url></thumbnails>      | thumbnails protocol is not supported: HTTP
        """)
    void names_a_file_that_nobody_can_find(String more, String error) {
      String xml =
          server.request(RECIPE, "").replace("</file-locations>", more + "</file-locations>");

      assertAnswer(server.post(xml), 200, errors(error));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <user>u</user>                                      | input user and password are both required
        <password>p</password>                              | input user and password are both required
        <user> </user><password>p</password>                | input user and password are both required
        """)
    void has_half_a_login(String parameters, String error) {
      String xml = server
          .request(RECIPE, "")
          .replace("in.mpg</url>", "in.mpg</url><parameters>" + parameters + "</parameters>");

      assertAnswer(server.post(xml), 200, errors(error));
    }

    @Test
    void puts_its_output_where_nobody_uploads() {
      String xml = server.request(RECIPE, "").replace("ftp://", "http://");

      assertAnswer(server.post(xml), 200, errors("output protocol is not supported: http"));
    }

    @Test
    void is_not_to_blame_for_our_own_mistakes() {
      server.database.transact(it -> it.handle().execute("drop table recipe_task"));

      assertAnswer(server.post(server.request(RECIPE, "")), 500, errors("Internal error"));
    }

    @Test
    void is_to_come_again_when_there_is_room() throws IOException {
      Path other = Files.createDirectory(folder.resolve("full"));
      try (var full = FlixcloudServer.startFull(other)) {
        assertAnswer(
            full.post(full.request(RECIPE, "")),
            503,
            errors("there is not enough space left, try again later"));
        assertThat(full.jobs.find(ACME, 1)).isEmpty();
      }
    }

    @Test
    void that_is_too_large_is_not_read() {
      HttpResponse<String> answer = server.post("<r>" + " ".repeat(1 << 20) + "</r>");

      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.body()).startsWith("<?xml").contains("<error>");
    }
  }

  @Nested
  class TheStatus {

    @Test
    void has_two_elements_state_for_each_task() {
      server.transcoding = FlixcloudConformanceTest.this::held;
      long job = server.job("");
      server.awaitState(job, JobState.TRANSCODING);
      await().until(() -> server.jobs.find(ACME, job).orElseThrow().percents().transcoded() == 15);

      assertAnswer(server.ask("GET", "/jobs/1/status"), 200, """
          <?xml version="1.0" encoding="UTF-8"?>
          <job>
            <id type="integer">1</id>
            <task-state>transcoding</task-state>
            <input-media-file-task>
              <task_id type="integer">1</task_id>
              <state>success</state>
              <state type="float">100.0</state>
            </input-media-file-task>
            <transcoding-task>
              <task_id type="integer">2</task_id>
              <state>processing</state>
              <state type="float">15.0</state>
            </transcoding-task>
            <output-media-file-task>
              <task_id type="integer">3</task_id>
              <state>initialized</state>
              <state type="float">0.0</state>
            </output-media-file-task>
          </job>
          """);
    }

    @Test
    void of_a_job_that_failed_names_the_task_that_did() {
      server.delivering = run -> {
        run.progress(40);
        throw new Failure(FailureCode.OUTPUT_REFUSED, "ftp://x/y: no").asException();
      };
      long job = server.job("");
      server.awaitState(job, JobState.FAILED_JOB);

      String body = server.ask("GET", "/jobs/" + job + "/status").body();
      assertThat(body).contains("<task-state>failed_job</task-state>");
      assertThat(states(body)).containsExactly("success", "success", "failed");
      assertThat(server.jobs.find(ACME, job).orElseThrow().error())
          .isEqualTo("Output file could not be uploaded: ftp://x/y: no");
    }

    private static List<String> states(String body) {
      return java.util.regex.Pattern.compile("<state>([a-z]+)</state>")
          .matcher(body)
          .results()
          .map(it -> it.group(1))
          .toList();
    }

    @Test
    void is_told_to_whoever_has_the_key_under_any_name() {
      long job = server.job("");
      server.awaitState(job, JobState.SUCCESSFUL_JOB);
      String path = "/jobs/" + job + "/status";
      assertThat(server.key).matches("[^:]+:[^:]+:0:[^:]+:[^:]+");

      for (String user : List.of("user", "dotNETClient", "")) {
        assertThat(server
                .send("GET", path, new byte[0], "Authorization", basic(user, server.key))
                .statusCode())
            .isEqualTo(200);
      }
      HttpResponse<String> none = server.send("GET", path, new byte[0]);
      assertAnswer(none, 401, errors("Access denied."));
      assertThat(none.headers().firstValue("WWW-Authenticate"))
          .contains("Basic realm=\"Flix Cloud\"");
      assertAnswer(
          server.send("GET", path, new byte[0], "Authorization", basic("u", "wrong")),
          401,
          errors("Access denied."));
      assertAnswer(
          server.send("GET", path, new byte[0], "Authorization", basic("u", server.strangersKey)),
          404,
          errors("Not found"));
      assertAnswer(server.ask("GET", "/jobs/99/status"), 404, errors("Not found"));
      assertAnswer(server.ask("GET", "/jobs/x/status"), 404, errors("Not found"));
    }
  }

  @Nested
  class ACancelledJob {

    @Test
    void stops_what_runs_and_says_so() {
      server.fetching = FlixcloudConformanceTest.this::held;
      long job = server.job("");
      server.awaitState(job, JobState.DOWNLOADING_INPUT_FILES);

      HttpResponse<String> answer = server.ask("PUT", "/jobs/" + job + "/cancel");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("<task-state>cancelled_job</task-state>", "failed");
      assertThat(server.jobs.find(ACME, job).orElseThrow().error()).isEqualTo("Job was cancelled");
      assertAnswer(
          server.ask("POST", "/jobs/" + job + "/cancel"), 409, errors("Job is already finished"));
    }
  }

  @Test
  void recipes_are_listed_by_number() {
    server.recipes.setActive(ACME, 3, false);

    assertAnswer(server.send("GET", "/recipes?api_key=" + server.key, new byte[0]), 200, """
        <?xml version="1.0" encoding="UTF-8"?>
        <recipes type="array">
          <recipe>
            <id type="integer">1</id>
            <name>h264</name>
            <active>true</active>
          </recipe>
          <recipe>
            <id type="integer">2</id>
            <name>flv</name>
            <active>true</active>
          </recipe>
          <recipe>
            <id type="integer">3</id>
            <name>wmv</name>
            <active>false</active>
          </recipe>
          <recipe>
            <id type="integer">4</id>
            <name>mp3</name>
            <active>true</active>
          </recipe>
        </recipes>
        """);
    assertAnswer(
        server.send("GET", "/recipes?api_key=wrong", new byte[0]), 401, errors("Access denied."));
  }

  @Test
  void transient_failures_are_tried_again_and_the_states_wait_meanwhile() {
    var attempts = new java.util.concurrent.atomic.AtomicInteger();
    server.fetching = _ -> {
      if (attempts.incrementAndGet() < 3) {
        throw new Failure(FailureCode.INPUT_UNREACHABLE, "away").asException();
      }
      return new RunResult("{}");
    };
    long job = server.job("");

    await().atMost(Duration.ofSeconds(40)).until(() -> {
      server.clock.turn(Duration.ofSeconds(5));
      return server.jobs.find(ACME, job).orElseThrow().state() == JobState.SUCCESSFUL_JOB;
    });

    assertThat(attempts).hasValue(3);
  }

  @Test
  void no_credential_of_a_job_lies_open_in_the_database() throws Exception {
    server.job("<pass-through>hush-through</pass-through>");

    for (String file : List.of("kinora.db", "kinora.db-wal")) {
      byte[] bytes = Files.readAllBytes(folder.resolve(file));
      assertThat(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1))
          .doesNotContain("hush-");
    }
  }
}
