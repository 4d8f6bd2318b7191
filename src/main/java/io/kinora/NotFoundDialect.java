package io.kinora;

import io.kinora.api.http.Dialect;
import io.kinora.api.http.Exchange;
import io.kinora.infra.base.Failure;
import java.io.IOException;

/// Answers the paths that are nobody's.
final class NotFoundDialect implements Dialect {

  @Override
  public String name() {
    return "none";
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    exchange.send(404, "text/plain; charset=utf-8", "There is nothing here.\n");
  }

  @Override
  public void fail(Exchange exchange, Failure failure) throws IOException {
    exchange.send(500, "text/plain; charset=utf-8", failure.text() + "\n");
  }
}
