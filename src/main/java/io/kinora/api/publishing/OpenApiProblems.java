package io.kinora.api.publishing;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Errors as the OpenAPI document tells of them: a schema for each code, and answers that are of
/// one or of several. Source: the publishing contract, section 13.
///
/// @param more   what some have besides, by their words: `properties`, those of them that are
///               `optional`, and `headers`
/// @param origin what the types of problems begin with
record OpenApiProblems(ObjectNode more, String origin) {

  static final String HEADER = "#/components/headers/";
  private static final String SCHEMA = "#/components/schemas/";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /// Adds what the answers refer to.
  void addTo(ObjectNode components) {
    var schemas = (ObjectNode) components.path("schemas");
    ArrayNode words = schemas.putObject("ProblemCode").put("type", "string").putArray("enum");
    for (ProblemCode code : ProblemCode.values()) {
      words.add(code.word());
      schemas.set(name(code), schema(code));
    }
    // No operation has it: it is the answer to methods that are none.
    ((ObjectNode) components.path("responses"))
        .set("MethodNotAllowed", response(List.of(ProblemCode.METHOD_NOT_ALLOWED)));
  }

  /// Such as `NotReadyProblem`.
  static String name(ProblemCode code) {
    return Arrays.stream(code.word().split("-", -1))
        .map(it -> Character.toUpperCase(it.charAt(0)) + it.substring(1))
        .collect(Collectors.joining("", "", "Problem"));
  }

  private ObjectNode schema(ProblemCode code) {
    ObjectNode schema = NODES.objectNode().put("type", "object").put("description", code.advice());
    ArrayNode required = schema.putArray("required");
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("type").put("type", "string").put("format", "uri");
    properties.putObject("title").put("type", "string");
    properties.putObject("status").put("type", "integer").put("const", code.status());
    properties.putObject("detail").put("type", "string");
    properties.putObject("code").put("type", "string").put("const", code.word());
    properties.putObject("request_id").put("type", "string");
    JsonNode own = more.path(code.word());
    own.path("properties").properties().forEach(it -> properties.set(it.getKey(), it.getValue()));
    List<String> optional =
        own.path("optional").valueStream().map(JsonNode::asString).toList();
    properties.propertyNames().stream().filter(it -> !optional.contains(it)).forEach(required::add);
    schema.putArray("examples").add(example(code));
    return schema;
  }

  private ObjectNode example(ProblemCode code) {
    ObjectNode example = NODES
        .objectNode()
        .put("type", origin + ProblemPages.PREFIX + code.word())
        .put("title", code.title())
        .put("status", code.status())
        .put("detail", code.advice())
        .put("code", code.word())
        .put("request_id", "4fJ0c2mQ9xAz");
    more.path(code.word())
        .path("properties")
        .properties()
        .forEach(it -> example.set(it.getKey(), it.getValue().path("examples").path(0)));
    return example;
  }

  /// An answer that is one of these, all of one status.
  ObjectNode response(List<ProblemCode> codes) {
    ObjectNode response = NODES
        .objectNode()
        .put(
            "description",
            codes.stream().map(ProblemCode::title).collect(Collectors.joining("; or: ", "", ".")));
    ObjectNode headers = response.putObject("headers");
    response.putObject("content").putObject("application/problem+json").set("schema", oneOf(codes));
    for (ProblemCode code : codes) {
      for (Map.Entry<String, JsonNode> header :
          more.path(code.word()).path("headers").properties()) {
        headers
            .putObject(header.getKey())
            .put("$ref", HEADER + header.getValue().asString());
      }
    }
    return response;
  }

  private static ObjectNode oneOf(List<ProblemCode> codes) {
    ObjectNode schema = NODES.objectNode();
    if (codes.size() == 1) {
      return schema.put("$ref", SCHEMA + name(codes.getFirst()));
    }
    ArrayNode oneOf = schema.putArray("oneOf");
    ObjectNode discriminator = schema.putObject("discriminator").put("propertyName", "code");
    ObjectNode mapping = discriminator.putObject("mapping");
    for (ProblemCode code : codes) {
      oneOf.addObject().put("$ref", SCHEMA + name(code));
      mapping.put(code.word(), SCHEMA + name(code));
    }
    return schema;
  }
}
