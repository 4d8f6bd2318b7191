package io.kinora.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Documents as they stand in the manual, too.
public final class Manual {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Manual() {}

  /// Fails where the file is another; `-Dwrite=docs` renews it.
  public static void assertHas(Path file, JsonNode document) throws IOException {
    String text = JSON.writeValueAsString(document) + "\n";
    if ("docs".equals(System.getProperty("write"))) {
      Files.writeString(file, text);
    }

    assertThat(file).hasContent(text);
  }

  /// All references of a document.
  private static Stream<String> references(JsonNode node) {
    Stream<String> own = node.isObject() && node.path("$ref").isString()
        ? Stream.of(node.path("$ref").asString())
        : Stream.empty();
    return Stream.concat(own, node.valueStream().flatMap(Manual::references));
  }

  /// Fails where one leads nowhere.
  public static void assertReferencesLeadSomewhere(JsonNode document) {
    references(document)
        .forEach(reference -> assertThat(document.at(reference.substring(1)).isMissingNode())
            .as(reference)
            .isFalse());
  }
}
