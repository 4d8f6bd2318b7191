package io.kinora.api.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A linter has nothing against our documents of OpenAPI. Source: the publishing contract, section
/// 18.
@Timeout(60)
class LintTest {

  private static final Path LINTER = Path.of("src/test/web/node_modules/@redocly/cli/bin/cli.js");

  /// What calls for the linter, such as the check of a clean clone: where it is set, one that is
  /// missing is a failure.
  private static final String REQUIRED = "KINORA_BROWSER_TEST";

  @ParameterizedTest
  @ValueSource(strings = {"publishing-v1.openapi.json", "tasks-v2.openapi.json"})
  void a_document_has_no_errors(String file) throws Exception {
    assumeTrue(
        (hasNode() && Files.exists(LINTER)) || "required".equals(System.getenv(REQUIRED)),
        "Node.js or the packages of src/test/web are not here: npm ci --prefix src/test/web");

    JsonNode found = lint(Path.of("docs/api").resolve(file));

    assertThat(found
            .path("problems")
            .valueStream()
            .filter(it -> it.path("severity").asString().equals("error"))
            .map(JsonNode::toString))
        .isEmpty();
    assertThat(found.at("/totals/errors").asInt(-1)).isZero();
  }

  private static boolean hasNode() {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
  }

  /// The answer to methods that are none belongs to no operation, so it is used by none.
  private static JsonNode lint(Path file) throws IOException {
    var builder = new ProcessBuilder(List.of(
            "node",
            LINTER.toString(),
            "lint",
            "--extends=recommended",
            "--skip-rule=no-unused-components",
            "--format=json",
            file.toString()))
        .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("REDOCLY_TELEMETRY", "off");
    builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
    Process process = builder.start();
    return JsonMapper.shared().readTree(new String(process.getInputStream().readAllBytes(), UTF_8));
  }
}
