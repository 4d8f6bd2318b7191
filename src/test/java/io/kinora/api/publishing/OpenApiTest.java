package io.kinora.api.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.api.openapi.Manual;
import io.kinora.api.openapi.Operations;
import io.kinora.api.openapi.Operations.Operation;
import io.kinora.api.openapi.Replay;
import io.kinora.api.openapi.SchemaCheck;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The OpenAPI document tells of every route, and of none that there is not. Source: the publishing
/// contract, section 18.
@Timeout(60)
class OpenApiTest {

  private static final Path FILE = Path.of("docs/api/publishing-v1.openapi.json");
  private static final ObjectNode DOCUMENT =
      OpenApi.document(PublishingSettings.at(URI.create("http://127.0.0.1:8080")));
  private static final List<Operation> OPERATIONS = Operations.of(DOCUMENT).all();

  @TempDir
  private Path folder;

  /// `GET /publishing/v1/videos` and so on, with what is needed.
  private static Map<String, String> told() {
    return OPERATIONS.stream()
        .collect(Collectors.toMap(
            it -> it.method() + " " + it.template(),
            OpenApiTest::needs,
            (one, _) -> one,
            TreeMap::new));
  }

  /// In the words of [#needs(Needs)].
  private static String needs(Operation operation) {
    JsonNode security = operation.node().path("security");
    JsonNode unauthorized = resolved(operation.node().path("responses").path("401"));
    boolean knowsCallers = unauthorized.path("headers").has("RateLimit");
    if (!security.isEmpty() && !security.path(0).has("client")) {
      assertThat(security.path(1).propertyNames()).containsExactly("bearer");
      assertThat(security.path(2).propertyNames()).containsExactly("apiKey");
      return security.at("/0/oauth2/0").asString();
    }
    return knowsCallers ? "good if shown" : "nothing";
  }

  private static String needs(Needs needs) {
    return switch (needs) {
      case Needs.OfScope(var scope) -> scope.word();
      case Needs.GoodIfShown _ -> "good if shown";
      case Needs.Nothing _ -> "nothing";
    };
  }

  @Test
  void the_operations_are_the_routes_and_need_what_these_do() throws IOException {
    var routes = new TreeMap<String, String>();
    try (var replay = new Replay();
        var server = new ReplayServer(replay, folder, ReplayServer.USUAL, 1, 0)) {
      server.server.allRoutes.forEach(
          it -> routes.put(it.method() + " " + it.template(), needs(it.needs())));
    }

    assertThat(told()).containsExactlyEntriesOf(routes);
  }

  @Test
  void each_operation_has_a_name_of_its_own_and_says_what_it_is_for() {
    assertThat(OPERATIONS).extracting(Operation::id).doesNotHaveDuplicates().doesNotContain("");
    assertThat(OPERATIONS).allSatisfy(it -> {
      assertThat(it.node().path("summary").asString()).endsWith(".");
      assertThat(it.node().propertyNames()).noneMatch(name -> name.startsWith("x-"));
    });
  }

  @Test
  void addresses_are_those_of_the_settings() {
    ObjectNode document =
        OpenApi.document(PublishingSettings.at(URI.create("https://media.example")));

    assertThat(document.at("/servers/0/url").asString())
        .isEqualTo("https://media.example/publishing/v1");
    assertThat(document
            .at("/components/securitySchemes/oauth2/flows/clientCredentials/tokenUrl")
            .asString())
        .isEqualTo("https://media.example/oauth/token");
    assertThat(document.toString()).doesNotContain("127.0.0.1").doesNotContain("\"@");
  }

  @Test
  void each_example_is_as_its_schema_wants_it() {
    var complaints = new ArrayList<String>();
    addAboutExamples(DOCUMENT, "", complaints);

    assertThat(complaints).isEmpty();
  }

  private static void addAboutExamples(JsonNode node, String at, List<String> complaints) {
    var check = new SchemaCheck(DOCUMENT);
    if (node.has("schema")) {
      JsonNode schema = node.path("schema");
      node.path("examples")
          .forEach(example ->
              complaints.addAll(check.complaints(schema, resolved(example).path("value"), at)));
      if (node.has("example")) {
        complaints.addAll(check.complaints(schema, node.path("example"), at));
      }
    } else if (node.path("examples").isArray()) {
      node.path("examples")
          .forEach(example -> complaints.addAll(check.complaints(node, example, at)));
    }
    node.properties().stream()
        .filter(it -> !it.getKey().startsWith("example"))
        .forEach(it -> addAboutExamples(it.getValue(), at + "/" + it.getKey(), complaints));
  }

  private static JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? DOCUMENT.at(node.path("$ref").asString().substring(1)) : node;
  }

  @Test
  void each_answer_with_a_body_that_is_no_error_has_an_example() {
    for (Operation operation : OPERATIONS) {
      operation
          .node()
          .path("responses")
          .properties()
          .forEach(response -> resolved(response.getValue())
              .path("content")
              .properties()
              .forEach(media -> assertThat(media.getKey().contains("problem")
                      || media.getValue().has("example")
                      || media.getValue().has("examples"))
                  .as(operation.id() + " " + response.getKey())
                  .isTrue()));
    }
  }

  @Test
  void every_reference_leads_somewhere() {
    Manual.assertReferencesLeadSomewhere(DOCUMENT);
  }

  /// Renewed by `-Dwrite=docs`.
  @Test
  void the_file_in_the_manual_is_the_same() throws IOException {
    Manual.assertHas(FILE, DOCUMENT);
  }
}
