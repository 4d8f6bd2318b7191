package io.kinora.api.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.api.openapi.Manual;
import io.kinora.api.tasks.TasksServer.Answer;
import io.kinora.engine.work.WorkCatalogue;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The OpenAPI document tells of every route, and of none that there is not.
class OpenApiTest {

  private static final Path FILE = Path.of("docs/api/tasks-v2.openapi.json");
  private static final ObjectNode DOCUMENT =
      OpenApi.document(WorkCatalogue.full(), URI.create("http://127.0.0.1:8080"));

  private static TasksServer server;

  @BeforeAll
  static void start(@TempDir Path folder) {
    server = TasksServer.start(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /// `POST /v2/create` and so on, as the document has them.
  static List<String> calls() {
    var calls = new ArrayList<String>();
    DOCUMENT
        .path("paths")
        .properties()
        .forEach(path -> path.getValue().propertyNames().stream()
            .filter(it -> !it.equals("parameters"))
            .forEach(method -> calls.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    return calls;
  }

  private static Answer call(String call) {
    String[] words = call.split(" ", 2);
    String path =
        words[1].replace("{name}", "output").replace("{path}", "KEY").replaceAll("\\{[a-z]+}", "x");
    return server.method(words[0], path, words[0].equals("GET") ? "" : "{}");
  }

  @ParameterizedTest
  @MethodSource("calls")
  void a_call_of_the_document_is_understood(String call) {
    Answer answer = call(call);

    assertThat(answer.status()).isNotEqualTo(405);
    assertThat(answer.status() == 404 && answer.body().contains("\"name\":\"url\""))
        .isEqualTo(call.startsWith("GET /storage/")); // There is no such file.
  }

  /// All that the dialect could be asked for: names that the document knows, each with each method.
  @Test
  void what_is_not_in_the_document_is_not_understood() {
    Set<String> known = new HashSet<>(calls());
    Set<String> paths = new HashSet<>();
    known.forEach(call -> paths.add(call.split(" ", 2)[1]));
    for (String path : paths) {
      for (String method : List.of("GET", "POST", "DELETE", "PUT", "PATCH")) {
        if (!known.contains(method + " " + path)) {
          assertThat(call(method + " " + path).status()).as(method + " " + path).isEqualTo(405);
        }
      }
    }
  }

  @Test
  void every_route_of_the_dialect_is_in_the_document() {
    List<String> told = calls().stream()
        .map(call -> call.split("/", -1))
        .filter(words -> words[1].equals("v2"))
        .map(words -> words[2])
        .distinct()
        .toList();

    assertThat(server.routes()).containsExactlyInAnyOrderElementsOf(told);
  }

  @Test
  void every_kind_of_task_is_described_with_its_parameters() {
    JsonNode schemas = DOCUMENT.path("components").path("schemas");

    for (var kind : WorkCatalogue.full().kinds()) {
      assertThat(schemas.path(kind.name()).path("properties").propertyNames())
          .containsAll(kind.parameters().all().stream().map(it -> it.name()).toList())
          .contains("task_name", "task_store", "url_callback", "url_errback");
    }
    assertThat(schemas.path("image.thumb").path("properties").path("rotation").toString())
        .isEqualTo(
            "{\"type\":\"integer\",\"description\":\"Counter-clockwise, in degrees; before all"
                + " else.\",\"enum\":[0,90,180,270],\"default\":0}");
  }

  @Test
  void every_reference_leads_somewhere() {
    Manual.assertReferencesLeadSomewhere(DOCUMENT);
  }

  @Test
  void the_server_gives_it_out_with_its_own_address() {
    JsonNode served =
        JsonMapper.shared().readTree(server.get("/v2/openapi.json").body());

    assertThat(served.path("openapi").asString()).isEqualTo("3.1.0");
    assertThat(served.path("servers").path(0).path("url").asString())
        .isEqualTo("https://media.example");
  }

  /// Renewed by `-Dwrite=docs`.
  @Test
  void the_file_in_the_manual_is_the_same() throws IOException {
    Manual.assertHas(FILE, DOCUMENT);
  }
}
