package io.kinora.journey;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.infra.observe.fake.CollectorTwin;
import io.kinora.infra.observe.fake.CollectorTwin.ToldSpan;
import io.kinora.media.fake.TestMedia;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A thumbnail that is asked for at one process and made by another, as operators see it.
@Timeout(240)
class TracesJourneyTest {

  private static final CollectorTwin COLLECTOR = CollectorTwin.open();

  @TempDir
  private static Path folder;

  private static Neighbour neighbour;
  private static Cluster cluster;

  @BeforeAll
  static void make() throws Exception {
    Path files = Files.createDirectory(folder.resolve("files"));
    TestMedia.picture(files.resolve("secret-name.jpg"), "color=0xC00000:size=640x360");
    neighbour = Neighbour.with(files);
    cluster = Cluster.in(folder);
    String[] traces = {"--traces", COLLECTOR.address().toString()};
    Kinora api = cluster.api(traces);
    cluster.worker(traces);
    var _ = api.post("/v2/create", thumbnail("secret-name.jpg"));
    requireNonNull(neighbour.callbacks().poll(60, SECONDS), "no callback came");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> List.of("POST tasks", "submit", "run", "callback").stream()
            .noneMatch(it -> COLLECTOR.spans(it).isEmpty()));
  }

  private static String thumbnail(String file) {
    return "{\"secret\":\"" + Kinora.SECRET
        + "\",\"tasks\":{\"task_name\":\"image.thumb\",\"url\":\""
        + neighbour.address(file) + "\",\"url_callback\":\"" + neighbour.address("callback")
        + "\"}}";
  }

  @AfterAll
  static void stop() {
    cluster.close();
    neighbour.close();
    COLLECTOR.close();
  }

  private static ToldSpan span(String name) {
    return COLLECTOR.spans(name).getFirst();
  }

  @Test
  void a_request_its_run_in_another_process_and_its_callback_are_one_trace() {
    ToldSpan request = span("POST tasks");
    ToldSpan submission = span("submit");

    assertThat(submission.parent()).isEqualTo(request.id());
    assertThat(List.of(span("run"), span("callback")))
        .allMatch(it -> it.parent().equals(submission.id()))
        .allMatch(it -> it.trace().equals(request.trace()))
        .noneMatch(it -> process(it).equals(process(request)));
  }

  private static String process(ToldSpan span) {
    return span.attribute("resource.service.instance.id");
  }

  @Test
  void each_span_says_whose_it_is_and_what_came_of_it() {
    assertThat(List.of(span("POST tasks"), span("submit"), span("run"), span("callback")))
        .allMatch(it -> it.attribute("kinora.tenant").equals("acme"));
    assertThat(span("POST tasks").attribute("http.response.status_code")).isEqualTo("200");
    assertThat(span("run").attribute("kinora.kind")).isEqualTo("image.thumb");
    assertThat(span("run").attribute("kinora.outcome")).isEqualTo("done");
  }

  @Test
  void a_run_and_a_callback_show_what_they_consist_of() {
    assertThat(partsOf(span("run"))).contains("fetch", "ffmpeg", "storage.put");
    assertThat(partsOf(span("callback"))).containsExactly("send");
  }

  private static List<String> partsOf(ToldSpan whole) {
    return COLLECTOR.spans().stream()
        .filter(it -> it.parent().equals(whole.id()))
        .map(ToldSpan::name)
        .distinct()
        .toList();
  }

  @Test
  void no_span_names_a_file_a_place_or_a_secret_of_a_client() {
    assertThat(COLLECTOR.spans().toString())
        .doesNotContain("secret-name", Kinora.SECRET, neighbour.address(""), folder.toString());
  }

  @Test
  void what_the_thumbnail_cost_is_kept_with_its_task() {
    try (var database = cluster.database()) {
      String cost = database.read(handle -> handle
          .createQuery("select * from task")
          .map((row, _) -> (row.getLong("cpu_millis") > 0)
              + " " + (row.getLong("bytes_fetched") > 0)
              + " " + (row.getLong("bytes_stored") > 0))
          .one());

      assertThat(cost).isEqualTo("true true true");
    }
  }
}
