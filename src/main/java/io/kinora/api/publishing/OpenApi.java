package io.kinora.api.publishing;

import io.kinora.api.openapi.HandWritten;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The OpenAPI 3.1 document of this dialect. What each operation takes and gives is written by
/// hand; what is the same for many, such as errors, is added here.
///
/// Source: the publishing contract, section 18.
final class OpenApi {

  private static final String OWN_UPLOAD = "/videos/{id}/content";
  private static final String DELEGATED_UPLOAD = "/uploads/{word}";

  private OpenApi() {}

  static ObjectNode document(PublishingSettings settings) {
    String origin = settings.publicUrl().toString();
    var words = Map.of("@origin@", origin, "@api@", origin + settings.apiPrefix());
    ObjectNode document = HandWritten.read(OpenApi.class, "openapi.json", words);
    ObjectNode components = HandWritten.read(OpenApi.class, "openapi-components.json", words);
    var problems = new OpenApiProblems((ObjectNode) components.remove("problems"), origin);
    document.set("components", components);
    problems.addTo(components);

    var paths = (ObjectNode) document.path("paths");
    paths.set(DELEGATED_UPLOAD, delegated((ObjectNode) paths.path(OWN_UPLOAD)));
    var rest = new OpenApiOperation(components, problems);
    for (JsonNode path : paths) {
      path.properties().stream()
          .filter(it -> it.getValue().isObject())
          .forEach(it -> rest.complete((ObjectNode) it.getValue()));
    }
    return document;
  }

  /// The same operations at the address that is a permission by itself.
  private static ObjectNode delegated(ObjectNode own) {
    ObjectNode path = own.deepCopy();
    path.putArray("parameters").addObject().put("$ref", "#/components/parameters/UploadWord");
    path.properties().stream()
        .filter(it -> it.getValue().isObject())
        .map(it -> (ObjectNode) it.getValue())
        .forEach(operation -> {
          operation.put("operationId", operation.path("operationId").asString() + "Delegated");
          operation.putArray("tags").add("delegated uploads");
          if (operation.remove(OpenApiOperation.SCOPE) != null) {
            operation.put(OpenApiOperation.DELEGATED, true);
          }
        });
    return path;
  }
}
