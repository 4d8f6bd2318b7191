package io.kinora.api.tasks;

import io.kinora.api.http.Exchange;
import io.kinora.api.http.QueryParameters;
import io.kinora.api.tasks.RequestFault.Location;
import io.kinora.engine.work.KindVersion;
import io.kinora.engine.work.ParameterType;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A call of a method, read: parameters come in the body of POST and DELETE, in the query of GET.
///
/// @param names what the path has behind the method's name
/// @param body  empty for GET
record TasksRequest(
    Exchange exchange,
    KindVersion version,
    List<String> names,
    ObjectNode body,
    QueryParameters query) {

  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  TasksRequest {
    names = List.copyOf(names);
  }

  /// Reads the body too: clients send `{}` with GET, and no type or a wrong one with POST.
  ///
  /// Source: the tasks contract, section 1.
  static TasksRequest read(
      Exchange exchange, KindVersion version, List<String> names, int bodyBytesMax)
      throws IOException {
    byte[] bytes = exchange.body(bodyBytesMax);
    ObjectNode body = isQueried(exchange) ? JsonNodeFactory.instance.objectNode() : body(bytes);
    return new TasksRequest(exchange, version, names, body, exchange.query());
  }

  /// Tells whether the parameters are in the query.
  boolean isQueried() {
    return isQueried(exchange);
  }

  Location location() {
    return isQueried() ? Location.QUERYSTRING : Location.BODY;
  }

  /// A parameter; `null` counts as absent. From a query: the list of all its values.
  Optional<JsonNode> find(String name) {
    if (isQueried()) {
      List<String> values = query.values(name);
      return values.isEmpty()
          ? Optional.empty()
          : Optional.of(ParameterType.STRINGS.ofQuery(values));
    }
    return body.optional(name).filter(it -> !it.isNull());
  }

  /// @throws RequestFault where it is absent
  JsonNode required(String name) {
    return find(name)
        .orElseThrow(() -> RequestFault.invalid(name, location(), name + " is missing"));
  }

  /// A boolean parameter, false if absent.
  ///
  /// @throws RequestFault where it is none
  boolean flag(String name) {
    Optional<JsonNode> given = isQueried()
        ? query.find(name).map(it -> JsonNodeFactory.instance.stringNode(lowerCase(it)))
        : find(name);
    return given
        .map(value -> ParameterType.BOOLEAN
            .read(value)
            .orElseThrow(
                () -> RequestFault.invalid(name, location(), ParameterType.BOOLEAN.complaint()))
            .booleanValue())
        .orElse(false);
  }

  /// In a query some languages write `True`.
  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static boolean isQueried(Exchange exchange) {
    return exchange.method().equals("GET");
  }

  private static ObjectNode body(byte[] bytes) {
    if (bytes.length == 0) {
      return JsonNodeFactory.instance.objectNode();
    }
    try {
      if (JSON.readTree(bytes) instanceof ObjectNode body) {
        return body;
      }
    } catch (JacksonException _) { // Answered as what is JSON but no object.
    }
    throw RequestFault.invalid("body", Location.BODY, "invalid JSON");
  }
}
