package io.kinora.api.tasks;

import io.kinora.api.http.Exchange;
import io.kinora.api.tasks.RequestFault.Location;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Sends answers in the shapes of this dialect.
final class Answers {

  private static final String JSON_TYPE = "application/json; charset=UTF-8";

  private Answers() {}

  static void send(Exchange exchange, int status, JsonNode body) throws IOException {
    exchange.send(status, JSON_TYPE, body.toString());
  }

  static void send(Exchange exchange, RequestFault fault) throws IOException {
    sendErrors(
        exchange, fault.status(), error(fault.name(), fault.location(), fault.description()));
  }

  /// Source: the tasks contract, section 3.
  static void sendErrors(Exchange exchange, int status, ObjectNode error) throws IOException {
    sendErrors(exchange, status, List.of(error));
  }

  /// The same, for several errors at once.
  static void sendErrors(Exchange exchange, int status, List<ObjectNode> errors)
      throws IOException {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("status", "error");
    errors.forEach(body.putArray("errors")::add);
    send(exchange, status, body);
  }

  /// Tells what is wrong with the parameters of a body, by their names.
  static void sendWrong(Exchange exchange, Map<String, List<String>> messages) throws IOException {
    List<ObjectNode> errors = messages.entrySet().stream()
        .map(it -> error(it.getKey(), Location.BODY, String.join(", ", it.getValue())))
        .toList();
    sendErrors(exchange, 400, errors);
  }

  static ObjectNode error(String name, Location location, String description) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", name)
        .put("location", location.word())
        .put("description", description);
  }

  /// Lets pages of all sites read the answer. Source: the tasks contract, section 1, CORS.
  static void allowAllOrigins(Exchange exchange) {
    exchange.header("Access-Control-Allow-Origin", "*");
  }

  /// Lets pages of this one site read the answer.
  static void allowOrigin(Exchange exchange, String origin) {
    exchange.header("Access-Control-Allow-Origin", origin);
    exchange.header("Vary", "Origin");
  }

  /// Tells a browser what it may ask for.
  static void sendPreflight(Exchange exchange) throws IOException {
    exchange.header("Access-Control-Allow-Methods", "GET, POST, DELETE, OPTIONS");
    exchange.header("Access-Control-Allow-Headers", "Authorization, Content-Type");
    exchange.header("Access-Control-Max-Age", "86400");
    exchange.sendEmpty(200);
  }
}
