package io.kinora.api.tasks;

import io.kinora.api.openapi.HandWritten;
import io.kinora.engine.work.Allowed;
import io.kinora.engine.work.FilmProof;
import io.kinora.engine.work.Frames;
import io.kinora.engine.work.KindVersion;
import io.kinora.engine.work.Parameter;
import io.kinora.engine.work.Parameters;
import io.kinora.engine.work.Presence;
import io.kinora.engine.work.WorkCatalogue;
import io.kinora.engine.work.WorkKind;
import java.net.URI;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The OpenAPI 3.1 document of version 2. Paths and answers are written by hand; what tasks take is
/// told by the kinds of work themselves.
final class OpenApi {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String REFERENCE = "#/components/schemas/";

  private OpenApi() {}

  /// @param publicUrl where clients find the server
  static ObjectNode document(WorkCatalogue catalogue, URI publicUrl) {
    ObjectNode document =
        HandWritten.read(OpenApi.class, "openapi.json", Map.of("@origin@", publicUrl.toString()));
    var schemas = (ObjectNode) document.path("components").path("schemas");
    ObjectNode task = schemas.putObject("Task");
    ArrayNode oneOf = task.putArray("oneOf");
    for (WorkKind kind : catalogue.kinds()) {
      oneOf.addObject().put("$ref", REFERENCE + kind.name());
      schemas.set(kind.name(), schema(kind));
    }
    task.putObject("discriminator").put("propertyName", "task_name");
    schemas.set("Store", stores());
    schemas.set("FrameRequest", taking(Frames.PARAMETERS));
    schemas.set("CheckRequest", taking(FilmProof.PARAMETERS));
    return document;
  }

  private static ObjectNode schema(WorkKind kind) {
    ObjectNode schema = object("task_name", kind.name(), kind.parameters());
    schema.put("description", kind.sentence());
    var properties = (ObjectNode) schema.path("properties");
    properties.putObject("task_store").put("$ref", REFERENCE + "Store");
    properties.putObject("task_metas").put("type", "object");
    addTo(properties, Definitions.CALLBACKS);
    return schema;
  }

  private static ObjectNode stores() {
    ObjectNode stores = NODES.objectNode();
    ArrayNode oneOf = stores.putArray("oneOf");
    for (TaskStore store : TaskStore.values()) {
      oneOf.add(object("type", store.word(), store.parameters()));
    }
    return stores;
  }

  private static ObjectNode taking(Parameters parameters) {
    ObjectNode schema = NODES.objectNode().put("type", "object");
    addRequired(schema.putArray("required"), parameters);
    addTo(schema.putObject("properties"), parameters);
    return schema;
  }

  /// An object that says what it is under `name`, and takes parameters besides.
  private static ObjectNode object(String name, String word, Parameters parameters) {
    ObjectNode schema = NODES.objectNode().put("type", "object");
    addRequired(schema.putArray("required").add(name), parameters);
    ObjectNode properties = schema.putObject("properties");
    properties.putObject(name).put("const", word);
    addTo(properties, parameters);
    return schema;
  }

  private static void addRequired(ArrayNode required, Parameters parameters) {
    parameters.all().stream()
        .filter(parameter -> parameter.presence() instanceof Presence.Required)
        .forEach(parameter -> required.add(parameter.name()));
  }

  private static void addTo(ObjectNode properties, Parameters parameters) {
    parameters.all().forEach(parameter -> properties.set(parameter.name(), schema(parameter)));
  }

  private static ObjectNode schema(Parameter parameter) {
    ObjectNode schema = NODES.objectNode();
    switch (parameter.type()) {
      case STRING -> schema.put("type", "string");
      case INTEGER -> schema.put("type", "integer");
      case FLOAT -> schema.put("type", "number");
      case BOOLEAN -> schema.put("type", "boolean");
      case STRINGS -> schema.put("type", "array").putObject("items").put("type", "string");
      case URL, WEB_URL -> schema.put("type", "string").put("format", "uri");
      case COLOUR -> schema.put("type", "string").put("pattern", "^#([0-9a-fA-F]{3}){1,2}$");
    }
    schema.put("description", parameter.sentence());
    switch (parameter.allowed()) {
      case Allowed.Everything _ -> {}
      case Allowed.OneOf(List<String> choices) -> {
        ArrayNode list = schema.putArray("enum");
        choices.forEach(
            choice -> parameter.type().read(NODES.stringNode(choice)).ifPresent(list::add));
      }
      case Allowed.Between(long min, long max) -> schema.put("minimum", min).put("maximum", max);
    }
    parameter.presence().standIn(KindVersion.V2).ifPresent(it -> schema.set("default", it));
    return schema;
  }
}
