package io.kinora.api.factory;

import io.kinora.api.http.Exchange;
import io.kinora.infra.base.Md5;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.JsonNodeFactory;

/// How this dialect answers. Old clients compare headers to the letter.
///
/// Source: the factory contract, section 4.
final class Answers {

  /// When somebody may come again whom nobody can serve now.
  static final String RETRY_SECONDS = "60";

  private static final String JSON = "application/json";

  private Answers() {}

  /// Something was taken: its client compares the digest of what he sent, without quotes.
  static void sendTaken(Exchange exchange, String md5) throws IOException {
    exchange.header("ETag", md5);
    exchange.sendEmpty(200);
  }

  static void sendJson(Exchange exchange, String json) throws IOException {
    send(exchange, JSON, json);
  }

  static void send(Exchange exchange, String type, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.header("ETag", '"' + Md5.hex(bytes) + '"');
    exchange.send(200, type, bytes);
  }

  /// Leads to a file.
  static void redirect(Exchange exchange, String address) throws IOException {
    exchange.header("Location", address);
    exchange.sendEmpty(307);
  }

  /// Refuses a request; what still comes of its body is read first.
  static void refuse(Exchange exchange, FactoryException refusal) throws IOException {
    FactoryRequest.drain(exchange);
    sendError(exchange, refusal.status(), refusal.text());
  }

  static void sendError(Exchange exchange, int status, String text) throws IOException {
    var body = JsonNodeFactory.instance.objectNode().put("error", text);
    exchange.send(status, JSON, StatusWording.JSON.writeValueAsString(body));
  }
}
