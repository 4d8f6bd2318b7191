package io.kinora.api.factory;

import io.kinora.api.http.Dialect;
import io.kinora.api.http.Exchange;
import io.kinora.infra.base.Failure;
import java.io.IOException;

/// Says at the address of the embeddable editor that it is not here.
///
/// Source: the factory contract, annex A.
public final class EditorDialect implements Dialect {

  /// Begins its paths.
  public static final String PREFIX = "/factory";

  private static final String HTML = "text/html; charset=utf-8";

  private static final String PAGE = """
      <!doctype html>
      <html lang="en">
      <title>The editor is not part of Kinora</title>
      <h1>The editor is not part of Kinora</h1>
      <p>This is where Stupeflix Factory had its embeddable editor. Kinora makes the films that
      programs describe: send a definition and order profiles by the API of Stupeflix,
      or create a task <code>video.create</code>.
      </html>
      """;

  @Override
  public String name() {
    return "factory-editor";
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    exchange.send(501, HTML, PAGE);
  }

  @Override
  public void fail(Exchange exchange, Failure failure) throws IOException {
    exchange.send(500, HTML, PAGE);
  }
}
