package io.kinora.api.factory;

import io.kinora.api.http.Dialect;
import io.kinora.api.http.Exchange;
import io.kinora.api.http.QueryParameters;
import io.kinora.api.http.Refusal;
import io.kinora.api.http.ServedFile;
import io.kinora.api.stored.AssetBlob;
import io.kinora.api.stored.GrowingFiles;
import io.kinora.engine.film.RenditionMedia;
import io.kinora.engine.library.AssetFile;
import io.kinora.engine.library.AssetId;
import io.kinora.engine.library.GrowingFile;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Hands out the files of renditions to whoever has their addresses, also while they are made.
///
/// Source: the factory contract, sections 4 and 5.10.
public final class FactoryStorageDialect implements Dialect {

  /// Stands in the playlist of a preview, and needs what opens it.
  private static final String PLAYLIST_MEDIA = RenditionMedia.PLAYLIST + ".mp4";

  private final FactoryParts parts;
  private final GrowingFiles growing;

  public FactoryStorageDialect(FactoryParts parts) {
    this.parts = parts;
    this.growing = new GrowingFiles(parts.records().library(), parts.engine());
  }

  /// A file as the client names it.
  private record Wanted(AssetId asset, String shown, String expires) {

    private String name() {
      return StoredName.inLibrary(shown);
    }

    private boolean isPlaylist() {
      return shown.equals(StoredName.PLAYLIST);
    }
  }

  @Override
  public String name() {
    return "factory-storage";
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    try {
      answer(exchange);
    } catch (FactoryException refusal) {
      Answers.refuse(exchange, refusal);
    }
  }

  private void answer(Exchange exchange) throws IOException {
    if (!List.of("GET", "HEAD").contains(exchange.method())) {
      exchange.header("Allow", "GET, HEAD");
      throw FactoryException.methodNotAllowed("GET, HEAD");
    }
    Wanted wanted = wanted(exchange);
    exchange.header("X-Content-Type-Options", "nosniff");
    Optional<AssetFile> whole = parts.records().findFile(wanted.asset(), wanted.name());
    if (whole.isPresent()) {
      send(exchange, wanted, whole.get());
      return;
    }
    Optional<GrowingFile> part = parts.records().library().growingFiles(wanted.asset()).stream()
        .filter(it -> it.name().equals(wanted.name()))
        .findFirst();
    boolean isSent = part.isPresent() && sendGrowing(exchange, wanted, part.get());
    if (!isSent) { // It may have become whole between the two questions.
      AssetFile file = parts
          .records()
          .findFile(wanted.asset(), wanted.name())
          .orElseThrow(FactoryStorageDialect::notFound);
      send(exchange, wanted, file);
    }
  }

  private static FactoryException notFound() {
    return FactoryException.notFound("NotFound", "there is no such file, or not any more");
  }

  private Wanted wanted(Exchange exchange) {
    List<String> segments = exchange.segments();
    if (segments.size() != 3 || !AssetId.isOne(segments.get(1))) {
      throw notFound();
    }
    QueryParameters query = exchange.query();
    var asset = new AssetId(segments.get(1));
    String expires = query.find("Expires").orElse("");
    String signature = query.find("Signature").orElse("");
    return switch (parts.addresses().verdict(asset, segments.get(2), expires, signature)) {
      case GOOD -> new Wanted(asset, segments.get(2), expires);
      case EXPIRED ->
        throw FactoryException.forbidden("RequestExpired", "this address works no more");
      case FORGED ->
        throw FactoryException.forbidden(
            "SignatureDoesNotMatch", "this address was not given out here");
    };
  }

  private void send(Exchange exchange, Wanted wanted, AssetFile file) throws IOException {
    if (wanted.isPlaylist()) {
      try (InputStream text = parts.records().library().open(file, 0)) {
        sendPlaylist(exchange, wanted, text);
      }
      return;
    }
    // The digest that clients of old compare.
    String md5 = parts
        .records()
        .findMd5(file.asset(), file.name())
        .orElseThrow(FactoryStorageDialect::notFound);
    ServedFile.sendWithOneRange(
        exchange, new AssetBlob(parts.records().library(), file, '"' + md5 + '"'));
  }

  /// @return whether it was sent
  private boolean sendGrowing(Exchange exchange, Wanted wanted, GrowingFile file)
      throws IOException {
    if (!wanted.isPlaylist()) {
      return growing.send(exchange, file);
    }
    exchange.header("Cache-Control", "no-store");
    try (InputStream text = parts.records().library().open(file, 0)) {
      sendPlaylist(exchange, wanted, text);
    }
    return true;
  }

  /// The file beside it is opened as long as the playlist is.
  private void sendPlaylist(Exchange exchange, Wanted wanted, InputStream stored)
      throws IOException {
    String query = parts.addresses().query(wanted.asset(), PLAYLIST_MEDIA, wanted.expires());
    String text = new String(stored.readAllBytes(), StandardCharsets.UTF_8)
        .replace(PLAYLIST_MEDIA, PLAYLIST_MEDIA + "?" + query);
    Answers.send(exchange, "application/vnd.apple.mpegurl", text);
  }

  @Override
  public void fail(Exchange exchange, Failure failure) throws IOException {
    boolean isPassing = failure.code() == FailureCode.UNAVAILABLE;
    if (isPassing) {
      exchange.header("Retry-After", Answers.RETRY_SECONDS);
    }
    Answers.sendError(
        exchange,
        isPassing ? 503 : 500,
        (isPassing ? "Unavailable" : "InternalError") + ": reference " + exchange.id());
  }

  /// A path that cannot be one is one of no file.
  @Override
  public void refuse(Exchange exchange, Refusal refusal) throws IOException {
    Answers.sendError(exchange, 404, notFound().text());
  }
}
