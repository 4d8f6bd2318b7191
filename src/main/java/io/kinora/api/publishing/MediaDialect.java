package io.kinora.api.publishing;

import io.kinora.api.http.Dialect;
import io.kinora.api.http.Exchange;
import io.kinora.api.http.Refusal;
import io.kinora.api.http.ServedFile;
import io.kinora.api.stored.AssetBlob;
import io.kinora.engine.library.AssetFile;
import io.kinora.engine.publishing.Video;
import io.kinora.engine.publishing.VideoRecords;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Hands the files of published videos to players, who have no credentials. Whoever knows the
/// address may read, of signed videos as long as its pass works; what is served is looked up,
/// never put together from a path.
///
/// Source: the publishing contract, sections 12 and 12.1.
public final class MediaDialect implements Dialect {

  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String PASSING_SECONDS = "5";

  private final String prefix;
  private final VideoRecords videos;
  private final Passes passes;

  /// @param prefix of all paths, such as `/media`
  public MediaDialect(String prefix, VideoRecords videos, Passes passes) {
    this.prefix = prefix;
    this.videos = videos;
    this.passes = passes;
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

  /// What a path comes to.
  private sealed interface Found {

    record File(AssetFile file, boolean isSigned) implements Found {}

    /// A signed video, and no pass for it that works.
    record Closed() implements Found {}

    record Nothing() implements Found {}
  }

  private void serve(Exchange exchange) throws IOException {
    boolean isFolder = exchange.rawPath().endsWith("/");
    switch (isFolder ? new Found.Nothing() : find(exchange.segments())) {
      case Found.File(AssetFile file, boolean isSigned) -> {
        exchange.header("Cache-Control", isSigned ? "private" : "public, max-age=3600");
        ServedFile.sendWithOneRange(exchange, new AssetBlob(videos.library(), file));
      }
      case Found.Closed _ ->
        exchange.send(403, TEXT, "This address is not valid, or not any more.\n");
      case Found.Nothing _ -> exchange.send(404, TEXT, "There is no such file.\n");
    }
  }

  /// Behind the prefix stand the id, for a signed video the pass, and the name.
  private Found find(List<String> segments) {
    int first = (int) prefix.chars().filter(it -> it == '/').count();
    int count = segments.size() - first;
    if (count != 2 && count != 3) {
      return new Found.Nothing();
    }
    Optional<Video> found = videos.findPlayed(segments.get(first));
    boolean hasPass = count == 3;
    if (found.isEmpty() || (hasPass && !found.get().slot().isSigned())) {
      return new Found.Nothing();
    }
    Video video = found.get();
    boolean isSigned = video.slot().isSigned();
    if (isSigned && !(hasPass && passes.isGood(video, segments.get(first + 1)))) {
      return new Found.Closed();
    }
    return videos
        .findFile(video, segments.getLast())
        .<Found>map(file -> new Found.File(file, isSigned))
        .orElseGet(Found.Nothing::new);
  }

  @Override
  public void fail(Exchange exchange, Failure failure) throws IOException {
    boolean isPassing = failure.code() == FailureCode.UNAVAILABLE;
    if (isPassing) {
      exchange.header("Retry-After", PASSING_SECONDS);
    }
    exchange.send(isPassing ? 503 : 500, TEXT, "Something went wrong here; try again later.\n");
  }

  /// A path that cannot be one is one of no file.
  @Override
  public void refuse(Exchange exchange, Refusal refusal) throws IOException {
    exchange.send(404, TEXT, "There is no such file.\n");
  }
}
