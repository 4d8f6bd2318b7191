package io.kinora.api.panda;

import io.kinora.api.http.Dialect;
import io.kinora.api.http.Exchange;
import io.kinora.api.http.Refusal;
import io.kinora.engine.cloud.Account;
import io.kinora.infra.base.Failure;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The API of Panda: the second version under `/v2`, the first one without a prefix.
///
/// Source: the panda contract.
public final class PandaDialect implements Dialect {

  private static final String CROSS_DOMAIN = """
      <?xml version="1.0"?>
      <cross-domain-policy>
        <allow-access-from domain="*"/>
      </cross-domain-policy>
      """;

  private final PandaSettings settings;
  private final PandaParts parts;
  private final Authentication authentication;
  private final UploadProgress progress;
  private final EncodingCalls encodings;
  private final ProfileCalls profiles;
  private final VideoCalls videos;
  private final CloudCalls clouds;
  private final UploadCalls uploads;
  private final SessionCalls sessions;

  public PandaDialect(PandaSettings settings, PandaParts parts) {
    this.settings = settings;
    this.parts = parts;
    this.authentication = new Authentication(settings.auth(), parts.clouds(), parts.signatures());
    this.progress = new UploadProgress(parts.clock());
    this.encodings = new EncodingCalls(parts);
    this.profiles = new ProfileCalls(parts, encodings);
    this.videos = new VideoCalls(parts, encodings);
    this.clouds = new CloudCalls(parts, settings.publicUrl());
    this.uploads = new UploadCalls(parts, profiles, settings.redirectStatus());
    this.sessions = new SessionCalls(parts, settings, uploads, profiles);
  }

  @Override
  public String name() {
    return "panda";
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    Answers.allowAll(exchange);
    if (exchange.method().equals("OPTIONS")) {
      Answers.preflight(exchange);
      return;
    }
    PandaPath path = PandaPath.of(exchange.segments(), exchange.rawPath());
    switch (path.shape()) {
      case "crossdomain.xml" -> exchange.send(200, "application/xml", CROSS_DOMAIN);
      case "progress" -> sendProgress(exchange);
      case "upload/ID" -> openly(exchange);
      default -> signed(exchange, path);
    }
  }

  /// What needs no signature.
  private void openly(Exchange exchange) throws IOException {
    try {
      sessions.answer(exchange);
    } catch (PandaException error) {
      Answers.send(exchange, error, false);
    }
  }

  private void signed(Exchange exchange, PandaPath path) throws IOException {
    Intake intake = Intake.ofHead(exchange);
    String key = intake.parameters().find("X-Progress-ID").orElse("");
    try (intake) {
      answer(exchange, path, intake);
      progress.done(key);
    } catch (PandaException error) {
      progress.failed(key, error.status());
      Answers.send(exchange, error, intake.parameters().has("iframe"));
    } catch (IOException | RuntimeException failure) {
      progress.failed(key, 500);
      throw failure;
    }
  }

  private void answer(Exchange exchange, PandaPath path, Intake intake) throws IOException {
    boolean isUpload = exchange.method().equals("POST") && path.shape().equals("videos");
    boolean hasBody = exchange.method().equals("POST") || exchange.method().equals("PUT");
    Instant arrivedAt = parts.clock().instant();
    Supplier<Authentication.Signed> signed = () -> signed(exchange, path, intake, arrivedAt);
    authentication.checkEarly(signed.get());
    if (isUpload) {
      Runnable check = () -> authentication.checkEarly(signed.get());
      long bytesMax = settings.uploadBytesMax();
      intake.readUpload(exchange, new Intake.Reception(parts.videos(), progress, bytesMax, check));
    } else if (hasBody) {
      intake.readForm(exchange);
    }
    Account account = authentication.check(signed.get());
    boolean isPlainForm = isUpload && !path.isSecond();
    if (!path.isJson() && !isPlainForm) {
      throw PandaException.badRequest("Currently only .json is supported as a format");
    }
    var call = new Call(
        exchange, path, intake.parameters(), account, clouds.cloud(account, intake.parameters()));
    if (isUpload) {
      uploads.create(call, intake);
    } else {
      route(call);
    }
  }

  private static Authentication.Signed signed(
      Exchange exchange, PandaPath path, Intake intake, Instant arrivedAt) {
    String method = exchange.method().equals("HEAD") ? "GET" : exchange.method();
    return new Authentication.Signed(
        method, path, exchange.header("Host"), intake.parameters(), arrivedAt);
  }

  private void route(Call call) throws IOException {
    switch (call.path().noun()) {
      case "videos" -> ofVideos(call);
      case "encodings", "encoding" -> ofEncodings(call);
      case "profiles", "profile" -> ofProfiles(call);
      case "clouds", "factories" -> ofClouds(call);
      case "notifications" -> ofNotices(call);
      default -> throw unknown(call);
    }
  }

  /// The method and what of a thing is asked for, such as `GET ID/encodings`.
  private static String wish(Call call) {
    String method = call.isReading() ? "GET" : call.exchange().method();
    String shape = call.path().shape();
    int slash = shape.indexOf('/');
    return slash < 0 ? method : method + shape.substring(slash).replaceFirst("/", " ");
  }

  private void ofVideos(Call call) throws IOException {
    boolean isUpload = call.path().words().size() == 2 && call.path().id().equals("upload");
    switch (wish(call)) {
      case "GET" -> videos.list(call);
      case "GET ID" -> videos.show(call);
      case "GET ID/encodings" -> videos.encodings(call);
      case "GET ID/metadata" -> videos.metadata(call);
      case "GET ID/notifications" -> videos.notices(call);
      case "POST ID/notifications" -> videos.tellAgain(call);
      case "PUT ID" -> videos.change(call);
      case "DELETE ID" -> videos.delete(call);
      case "DELETE ID/source" -> videos.deleteSource(call);
      case "POST ID" -> {
        if (!isUpload) {
          throw unknown(call);
        }
        sessions.begin(call);
      }
      default -> throw unknown(call);
    }
  }

  private void ofEncodings(Call call) throws IOException {
    switch (wish(call)) {
      case "GET" -> encodings.list(call);
      case "GET ID" -> encodings.show(call);
      case "POST" -> encodings.create(call, profiles);
      case "POST ID/cancel" -> encodings.cancel(call);
      case "POST ID/retry" -> encodings.retry(call);
      case "DELETE ID" -> encodings.delete(call);
      default -> throw unknown(call);
    }
  }

  private void ofProfiles(Call call) throws IOException {
    switch (wish(call)) {
      case "GET" -> profiles.list(call);
      case "GET ID" -> profiles.show(call);
      case "GET ID/encodings" -> profiles.encodings(call);
      case "POST" -> profiles.create(call);
      case "PUT ID", "POST ID" -> profiles.change(call);
      case "DELETE ID" -> profiles.delete(call);
      default -> throw unknown(call);
    }
  }

  private void ofClouds(Call call) throws IOException {
    switch (wish(call)) {
      case "GET" -> clouds.list(call);
      case "GET ID" -> clouds.show(call);
      case "POST" -> clouds.create(call);
      case "PUT ID" -> clouds.change(call);
      default -> throw unknown(call);
    }
  }

  private void ofNotices(Call call) throws IOException {
    switch (wish(call)) {
      case "GET" -> clouds.showNotices(call);
      case "PUT" -> clouds.changeNotices(call);
      default -> throw unknown(call);
    }
  }

  private static PandaException unknown(Call call) {
    return new PandaException(
        404,
        "RecordNotFound",
        "There is no " + call.exchange().method() + " " + call.path().signed());
  }

  /// Source: the panda contract, section 8.4.
  private void sendProgress(Exchange exchange) throws IOException {
    String key = Optional.ofNullable(exchange.header("X-Progress-ID"))
        .or(() -> exchange.query().find("X-Progress-ID"))
        .orElse("");
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    switch (progress.of(key)) {
      case UploadProgress.State.Starting _ -> json.put("state", "starting");
      case UploadProgress.State.Uploading(long received, long size) ->
        json.put("state", "uploading").put("received", received).put("size", size);
      case UploadProgress.State.Done _ -> json.put("state", "done");
      case UploadProgress.State.Failed(int status) ->
        json.put("state", "error").put("status", status);
    }
    Optional<String> callback =
        exchange.query().find("callback").filter(it -> it.matches("[A-Za-z_$][\\w$.]{0,100}"));
    if (callback.isPresent()) {
      exchange.send(200, "text/javascript", callback.get() + "(" + json + ")");
    } else {
      exchange.send(200, Answers.JSON, json.toString());
    }
  }

  @Override
  public void fail(Exchange exchange, Failure failure) throws IOException {
    switch (failure.code()) {
      case OUT_OF_SPACE, UNAVAILABLE -> {
        exchange.header("Retry-After", "60");
        Answers.send(exchange, new PandaException(503, "S3Error", failure.text()), false);
      }
      case INPUT_TOO_LARGE, INPUT_NOT_MEDIA, LIMIT_HIT ->
        Answers.send(exchange, PandaException.notAVideo(failure.text()), false);
      default ->
        Answers.send(
            exchange,
            new PandaException(500, "InternalError", "Internal error, reference " + exchange.id()),
            false);
    }
  }

  @Override
  public void refuse(Exchange exchange, Refusal refusal) throws IOException {
    boolean isTooLarge = refusal == Refusal.BODY_TOO_LARGE && isUpload(exchange);
    Answers.send(
        exchange,
        isTooLarge
            ? PandaException.tooLarge(settings.uploadBytesMax())
            : new PandaException(refusal.status(), "BadRequest", refusal.text()),
        false);
  }

  private static boolean isUpload(Exchange exchange) {
    return exchange.method().equals("POST")
        && Objects.requireNonNullElse(exchange.rawPath(), "").contains("videos");
  }
}
