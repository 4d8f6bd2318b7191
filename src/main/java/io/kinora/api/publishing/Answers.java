package io.kinora.api.publishing;

import io.kinora.api.http.Exchange;
import java.io.IOException;
import java.net.URI;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Sends answers in the shapes of this dialect.
final class Answers {

  private static final String JSON_TYPE = "application/json";
  private static final String PROBLEM_TYPE = "application/problem+json";

  private Answers() {}

  static void send(Exchange exchange, int status, JsonNode body) throws IOException {
    exchange.send(status, JSON_TYPE, body.toString());
  }

  /// @param publicUrl what the type of the problem begins with
  static void send(Exchange exchange, Problem problem, URI publicUrl) throws IOException {
    problem.headers().forEach(exchange::header);
    exchange.send(
        problem.code().status(),
        PROBLEM_TYPE,
        body(problem, publicUrl, exchange.id()).toString());
  }

  private static ObjectNode body(Problem problem, URI publicUrl, String requestId) {
    ProblemCode code = problem.code();
    ObjectNode body = JsonNodeFactory.instance
        .objectNode()
        .put("type", publicUrl + ProblemPages.PREFIX + code.word())
        .put("title", code.title())
        .put("status", code.status())
        .put("detail", problem.detail())
        .put("code", code.word())
        .put("request_id", requestId);
    problem.members().forEach(body::set);
    return body;
  }
}
