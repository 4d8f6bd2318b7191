package io.kinora;

import io.kinora.api.http.Dialect;
import io.kinora.api.http.Exchange;
import io.kinora.infra.base.Failure;
import io.kinora.media.sxml.FilmSchema;
import java.io.IOException;

/// Hands out the schema of the film language, for editors, at `/sxml/schema.xsd`.
final class SchemaDialect implements Dialect {

  static final String PREFIX = "/sxml/";

  @Override
  public String name() {
    return "sxml";
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    if (!exchange.rawPath().equals(PREFIX + "schema.xsd")) {
      exchange.send(404, "text/plain; charset=utf-8", "There is only schema.xsd here.\n");
      return;
    }
    switch (exchange.method()) {
      case "GET", "HEAD" -> exchange.send(200, "application/xml", FilmSchema.text());
      default -> {
        exchange.header("Allow", "GET, HEAD");
        exchange.sendEmpty(405);
      }
    }
  }

  @Override
  public void fail(Exchange exchange, Failure failure) throws IOException {
    exchange.send(500, "text/plain; charset=utf-8", failure.text() + "\n");
  }
}
