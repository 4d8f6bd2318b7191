package io.kinora.api.panda;

import io.kinora.api.http.Exchange;
import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Sends answers. Source: the panda contract, section 4.
final class Answers {

  static final String JSON = "application/json";

  private static final String HTML = "text/html; charset=utf-8";

  private Answers() {}

  /// @param isFramed whether a page in a frame is to read it
  static void send(Exchange exchange, int status, JsonNode json, boolean isFramed)
      throws IOException {
    if (isFramed) {
      String escaped =
          json.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
      exchange.send(status, HTML, "<textarea>" + escaped + "</textarea>");
    } else {
      exchange.send(status, JSON, json.toString());
    }
  }

  static void send(Exchange exchange, PandaException error, boolean isFramed) throws IOException {
    JsonNode json = JsonNodeFactory.instance
        .objectNode()
        .put("error", error.error())
        .put("message", error.message());
    send(exchange, error.status(), json, isFramed);
  }

  /// Browsers may ask from pages anywhere: what counts is the signature.
  static void allowAll(Exchange exchange) {
    exchange.lastingHeader("Access-Control-Allow-Origin", "*");
    exchange.lastingHeader("Access-Control-Expose-Headers", "Range, Location");
  }

  static void preflight(Exchange exchange) throws IOException {
    exchange.header("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE, OPTIONS");
    exchange.header(
        "Access-Control-Allow-Headers",
        "Content-Type, Content-Range, Cache-Control, X-File-Name, X-Query-Params,"
            + " X-Requested-With, X-Progress-ID");
    exchange.header("Access-Control-Max-Age", "86400");
    exchange.sendEmpty(204);
  }
}
