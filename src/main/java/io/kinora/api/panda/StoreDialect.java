package io.kinora.api.panda;

import io.kinora.api.http.Dialect;
import io.kinora.api.http.Exchange;
import io.kinora.api.http.Refusal;
import io.kinora.api.http.ServedFile;
import io.kinora.api.stored.AssetBlob;
import io.kinora.engine.cloud.CloudRecords;
import io.kinora.engine.library.AssetFile;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Hands out what is in the buckets of clouds, to whoever knows its address. What is served is
/// looked up, never put together from a path.
///
/// Source: the panda contract, section 11, public access.
public final class StoreDialect implements Dialect {

  /// Of all paths; a bucket and a path inside follow.
  public static final String PREFIX = "/store/";

  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String NOTHING = "There is no such file.\n";

  private final CloudRecords records;

  public StoreDialect(CloudRecords records) {
    this.records = records;
  }

  @Override
  public String name() {
    return "store";
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    Answers.allowAll(exchange);
    switch (exchange.method()) {
      case "GET", "HEAD" -> serve(exchange);
      case "OPTIONS" -> Answers.preflight(exchange);
      default -> {
        exchange.header("Allow", "GET, HEAD, OPTIONS");
        exchange.sendEmpty(405);
      }
    }
  }

  private void serve(Exchange exchange) throws IOException {
    List<String> segments = exchange.segments();
    Optional<AssetFile> file = segments.size() < 3
        ? Optional.empty()
        : records.findFile(segments.get(1), String.join("/", segments.subList(2, segments.size())));
    if (file.isEmpty()) {
      exchange.send(404, TEXT, NOTHING);
      return;
    }
    exchange.header("X-Content-Type-Options", "nosniff");
    ServedFile.sendWithOneRange(exchange, new AssetBlob(records.library(), file.get()));
  }

  @Override
  public void fail(Exchange exchange, Failure failure) throws IOException {
    boolean isPassing = failure.code() == FailureCode.UNAVAILABLE;
    exchange.send(isPassing ? 503 : 500, TEXT, "Something went wrong here; try again later.\n");
  }

  /// A path that cannot be one is one of no file.
  @Override
  public void refuse(Exchange exchange, Refusal refusal) throws IOException {
    exchange.send(404, TEXT, NOTHING);
  }
}
