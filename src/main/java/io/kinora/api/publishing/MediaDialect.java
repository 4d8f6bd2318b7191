package io.kinora.api.publishing;

import io.kinora.api.http.Dialect;
import io.kinora.api.http.Exchange;
import io.kinora.api.http.Refusal;
import io.kinora.api.http.ServedFile;
import io.kinora.api.stored.AssetBlob;
import io.kinora.engine.library.AssetFile;
import io.kinora.engine.publishing.VideoRecords;
import io.kinora.infra.base.Failure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Hands the files of published videos to players, who have no credentials. Whoever knows the
/// address may read; what is served is looked up, never put together from a path.
///
/// Source: the publishing contract, section 12.
public final class MediaDialect implements Dialect {

  private static final String TEXT = "text/plain; charset=utf-8";

  private final String prefix;
  private final VideoRecords videos;

  /// @param prefix of all paths, such as `/media`
  public MediaDialect(String prefix, VideoRecords videos) {
    this.prefix = prefix;
    this.videos = videos;
  }

  @Override
  public String name() {
    return "media";
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    exchange.header("Access-Control-Allow-Origin", "*");
    exchange.header("Access-Control-Expose-Headers", "Content-Length, Content-Range, ETag");
    exchange.header("X-Content-Type-Options", "nosniff");
    switch (exchange.method()) {
      case "GET", "HEAD" -> serve(exchange);
      case "OPTIONS" -> preflight(exchange);
      default -> {
        exchange.header("Allow", "GET, HEAD, OPTIONS");
        exchange.sendEmpty(405);
      }
    }
  }

  /// Players ask before they send a range from another origin.
  private static void preflight(Exchange exchange) throws IOException {
    exchange.header("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS");
    exchange.header("Access-Control-Allow-Headers", "Range, If-Range, If-None-Match");
    exchange.header("Access-Control-Max-Age", "86400");
    exchange.sendEmpty(204);
  }

  private void serve(Exchange exchange) throws IOException {
    Optional<AssetFile> file = find(exchange.segments());
    if (file.isEmpty()) {
      exchange.send(404, TEXT, "There is no such file.\n");
      return;
    }
    exchange.header("Cache-Control", "public, max-age=3600");
    ServedFile.sendWithOneRange(exchange, new AssetBlob(videos.library(), file.get()));
  }

  private Optional<AssetFile> find(List<String> segments) {
    int first = (int) prefix.chars().filter(it -> it == '/').count();
    if (segments.size() != first + 2) {
      return Optional.empty();
    }
    return videos
        .findPlayed(segments.get(first))
        .flatMap(video -> videos.findFile(video, segments.get(first + 1)));
  }

  @Override
  public void fail(Exchange exchange, Failure failure) throws IOException {
    exchange.send(500, TEXT, "Something went wrong here; try again later.\n");
  }

  /// A path that cannot be one is one of no file.
  @Override
  public void refuse(Exchange exchange, Refusal refusal) throws IOException {
    exchange.send(404, TEXT, "There is no such file.\n");
  }
}
