package io.kinora.api.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.api.openapi.Seen;
import io.kinora.engine.webhook.fake.Receiver;
import io.kinora.infra.base.Sha256;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks a server for everything that the document has, rightly and wrongly.
record OpenApiReplay(ReplayServer server, Receiver receiver) {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String[] IS_JSON = {"Content-Type", "application/json"};
  private static final String[] IS_PATCH = {"Content-Type", "application/merge-patch+json"};
  private static final String[] IS_FILM = {"Content-Type", "video/mp4"};
  private static final String[] TUS = {"Tus-Resumable", "1.0.0"};
  private static final Duration POLL = Duration.ofMillis(20);
  private static final String NOBODY = "/videos/vid_" + "x".repeat(22);

  void all() {
    String hook = subscribed();
    credentials();
    descriptions();
    slots();
    videos();
    uploadsAt(made("{\"title\":\"own\"}"), made("{\"title\":\"own\"}"));
    String delegated = "{\"title\":\"delegated\",\"delegated_upload\":true}";
    uploadsAt(made(delegated), made(delegated));
    refusedUploads();
    webhooks(hook);
  }

  private static String[] and(String[] some, String... more) {
    String[] all = new String[some.length + more.length];
    System.arraycopy(some, 0, all, 0, some.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  private static JsonNode json(Seen seen) {
    return JSON.readTree(seen.body());
  }

  private JsonNode made(String json) {
    Seen seen = server.send("POST", "/videos", json, IS_JSON);
    assertThat(seen.status()).as(seen.body()).isEqualTo(201);
    return json(seen);
  }

  /// Below the prefix of the API.
  private static String upload(JsonNode slot) {
    String path = URI.create(slot.path("upload_url").asString()).getPath();
    return path.substring(VideoServer.API.length());
  }

  private static String video(JsonNode slot) {
    return "/videos/" + slot.path("id").asString();
  }

  private void awaitStatus(String video, String status) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            json(server.ask("GET", video + "/status")).path("status").asString().equals(status));
  }

  private void credentials() {
    String[] form = {"Content-Type", "application/x-www-form-urlencoded"};
    String pair = "office:" + server.secret;
    String[] basic = {
      "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8))
    };
    String grant = "grant_type=client_credentials";
    String shown = grant + "&client_id=office&client_secret=" + server.secret;
    Seen token = server.plain("POST", "/oauth/token", grant, and(form, basic));
    server.plain("POST", "/oauth/token", shown + "&scope=videos%3Aread", form);
    server.plain("POST", "/oauth/token", shown, IS_JSON);
    server.plain("POST", "/oauth/token", shown + "&scope=all", form);
    server.plain("POST", "/oauth/token", "grant_type=magic", and(form, basic));
    server.plain("POST", "/oauth/token", shown, and(form, "Content-Encoding", "gzip"));
    server.plain("POST", "/oauth/token", shown, and(form, "X-Long", "x".repeat(17_000)));
    for (int count = 0; count < 11; count++) {
      server.plain("POST", "/oauth/token", grant + "&client_id=a&client_secret=b", form);
    }
    String revoked = "token=" + json(token).path("access_token").asString();
    server.plain("POST", "/oauth/revoke", revoked, and(form, basic));
    server.plain("POST", "/oauth/revoke", revoked, form);
    server.plain("POST", "/oauth/revoke", revoked + "&client_id=office&client_secret=b", form);
    server.plain("POST", "/oauth/revoke", revoked, and(form, "Content-Encoding", "gzip"));
  }

  private void descriptions() {
    server.plain("GET", VideoServer.API + "/openapi.json", "", "X-Request-Id", "mine");
    server.plain("GET", "/.well-known/oauth-authorization-server", "");
    server.plain("HEAD", "/.well-known/oauth-authorization-server", "");
    server.plain("GET", "/problems/not-ready", "");
    server.plain("GET", "/problems/none", "");
    server.plain("GET", VideoServer.API + "/none", "");
    server.plain("PATCH", VideoServer.API + "/videos", "");
  }

  private void slots() {
    String body = "{\"title\":\"one\",\"description\":\"two\\nlines\",\"size\":4,"
        + "\"external_id\":\"k\",\"launch_format\":\"mp4\",\"thumbnail_time\":1.5}";
    String[] once = and(IS_JSON, "Idempotency-Key", "k-1");
    server.send("POST", "/videos", body, once);
    server.send("POST", "/videos", body, once);
    server.send("POST", "/videos", "{\"title\":\"other\"}", once);
    server.server.idempotency.begin(VideoServer.ACME, "busy", Sha256.hex(body.getBytes(UTF_8)));
    server.send("POST", "/videos", body, and(IS_JSON, "Idempotency-Key", "busy"));
    server.send("POST", "/videos", "{\"title\":", IS_JSON);
    server.send("POST", "/videos", "{\"title\":\"\",\"size\":0}", IS_JSON);
    server.send("POST", "/videos", "{\"title\":\"large\",\"size\":2000}", IS_JSON);
    server.send("POST", "/videos", " ".repeat(70_000), IS_JSON);
    server.send("POST", "/videos", body, "Content-Type", "text/plain");
    server.plain("POST", VideoServer.API + "/videos", body, IS_JSON);
    server.plain(
        "POST", VideoServer.API + "/videos", body, and(IS_JSON, "Authorization", "Bearer x"));
    server.plain(
        "POST",
        VideoServer.API + "/videos",
        body,
        and(IS_JSON, "Authorization", "ApiKey " + server.readingKey));
  }

  private void videos() {
    String video = video(made("{\"title\":\"film\"}"));
    server.ask("GET", video + "/status");
    server.ask("GET", video + "/video");
    server.ask("GET", video + "/thumbnail");
    server.bytes("PUT", video + "/content", "film", IS_FILM);
    awaitStatus(video, "ready");
    server.ask("GET", video + "/video");
    server.ask("GET", video + "/video?format=mp4");
    server.ask("GET", video + "/video?format=avi");
    server.ask("GET", video + "/status", "Prefer", "wait=2");
    server.bytes("PUT", video + "/thumbnail", picture(), "Content-Type", "image/png");
    server.bytes("PUT", video + "/thumbnail", "no picture", "Content-Type", "image/png");
    server.bytes("PUT", video + "/thumbnail", "no picture", "Content-Type", "image/gif");
    server.ask("GET", video + "/thumbnail?format=png");
    server.ask("GET", video + "/thumbnail?format=gif");
    Seen thumbnail = server.ask("GET", video + "/thumbnail");
    server.ask(
        "GET", video + "/thumbnail", "If-None-Match", thumbnail.header("ETag").orElseThrow());
    Seen whole = server.ask("GET", video);
    String tag = whole.header("ETag").orElseThrow();
    server.ask("GET", video, "If-None-Match", tag);
    server.ask("HEAD", video);
    server.send("PATCH", video, "{\"title\":\"better\"}", and(IS_PATCH, "If-Match", tag));
    server.send("PATCH", video, "{\"title\":\"worse\"}", and(IS_PATCH, "If-Match", tag));
    server.send("PATCH", video, "{\"title\":\"\"}", IS_PATCH);
    server.ask("GET", "/videos?limit=1");
    server.ask("GET", "/videos?status=ready&external_id=none");
    server.ask("GET", "/videos?limit=0");
    server.ask("DELETE", video, "If-Match", tag);
    server.ask("DELETE", video);
    server.ask("DELETE", video);
    server.ask("GET", NOBODY + "/status");

    String signed = video(made("{\"title\":\"film\",\"playback_policy\":\"signed\"}"));
    server.bytes("PUT", signed + "/content", "film", IS_FILM);
    awaitStatus(signed, "ready");
    server.ask("GET", signed);
    server.ask("GET", signed + "/video");
    server.ask("GET", signed + "/thumbnail");

    String junk = video(made("{\"title\":\"junk\"}"));
    server.bytes("PUT", junk + "/content", "junk", IS_FILM);
    awaitStatus(junk, "error");
    server.ask("GET", junk);
    server.ask("GET", junk + "/video");
    server.ask("GET", junk + "/thumbnail");
  }

  private static byte[] picture() {
    var picture = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", picture);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return picture.toByteArray();
  }

  private void uploadsAt(JsonNode one, JsonNode other) {
    String upload = upload(one);
    server.ask("OPTIONS", upload);
    server.ask("HEAD", upload);
    server.bytes("PUT", upload, "fi", and(IS_FILM, "Content-Range", "bytes 0-1/4"));
    server.ask("PUT", upload, "Content-Range", "bytes */4");
    server.bytes("PUT", upload, "lm", and(IS_FILM, "Content-Range", "lines 2-3/4"));
    server.bytes("PUT", upload, "lm", and(IS_FILM, "Content-Range", "bytes 2-3/4"));
    server.bytes("PUT", upload, "film", IS_FILM);
    server.ask("DELETE", upload, TUS);
    server.bytes(
        "POST",
        upload,
        "film",
        and(IS_FILM, "Repr-Digest", "sha-256=:" + digest("film", "SHA-256") + ":"));

    String tus = upload(other);
    String part = "application/offset+octet-stream";
    String[] isPart = and(TUS, "Content-Type", part);
    server.ask("POST", tus, and(TUS, "Upload-Defer-Length", "1", "Upload-Metadata", "name Zg=="));
    server.ask("HEAD", tus, TUS);
    server.bytes("POST", tus, "f", and(isPart, "Upload-Length", "4"));
    server.bytes("PATCH", tus, "i", and(isPart, "Upload-Offset", "1"));
    server.bytes("PATCH", tus, "i", and(isPart, "Upload-Offset", "0"));
    server.bytes("PATCH", tus, "lmx", and(isPart, "Upload-Offset", "2"));
    String sum = "sha1 " + digest("xx", "SHA-1");
    server.bytes("PATCH", tus, "lm", and(isPart, "Upload-Offset", "2", "Upload-Checksum", sum));
    server.bytes("PATCH", tus, "lm", "Content-Type", part, "Upload-Offset", "2");
    server.bytes("PATCH", tus, "l", and(TUS, "Upload-Offset", "2"));
    server.bytes(
        "POST", tus, "l", and(isPart, "Upload-Offset", "2", "X-HTTP-Method-Override", "PATCH"));
    server.ask("HEAD", tus, TUS);
    server.ask("DELETE", tus, TUS);
    server.ask("HEAD", tus, TUS);
    server.ask("DELETE", tus, TUS);
    server.bytes("PUT", tus, "film", IS_FILM);
  }

  private static String digest(String text, String algorithm) {
    try {
      byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException failure) {
      throw new AssertionError(failure);
    }
  }

  private void refusedUploads() {
    String delegated = upload(made("{\"title\":\"third party\",\"delegated_upload\":true}"));
    server.plain("HEAD", VideoServer.API + delegated, "");
    server.plain("HEAD", VideoServer.API + delegated, "", "Authorization", "Bearer x");
    server.plain("PUT", VideoServer.API + delegated, "x", "Authorization", "Bearer x");
    server.plain("PUT", VideoServer.API + "/uploads/none", "film", IS_FILM);
    JsonNode slot = made("{\"title\":\"refused\",\"size\":4}");
    String upload = upload(slot);
    server.bytes("PUT", upload, "films", IS_FILM);
    server.bytes("PUT", upload, "x".repeat(2_000), and(IS_FILM, "Content-Range", "bytes 0-1999/*"));
    server.bytes("PUT", upload(made("{\"title\":\"x\"}")), "x".repeat(2_000), IS_FILM);
    server.bytes("PUT", upload, "film", "Content-Type", "text/plain");
    server.ask("PUT", upload, IS_FILM);
    server.bytes(
        "PUT",
        upload,
        "film",
        and(IS_FILM, "Content-Digest", "sha-256=:" + digest("x", "SHA-256") + ":"));
    server.ask("PUT", NOBODY + "/content", IS_FILM);
    try (var _ = server.hold(slot.path("id").asString())) {
      server.bytes("PUT", upload, "film", IS_FILM);
    }
  }

  /// The address of a webhook that is told all.
  private String subscribed() {
    String url = "{\"url\":\"" + receiver.address("/hook") + "\"}";
    Seen seen = server.send("POST", "/webhooks", url, IS_JSON);
    return "/webhooks/" + json(seen).path("id").asString();
  }

  private void webhooks(String hook) {
    server.send("POST", "/webhooks", "{\"url\":7,\"events\":[]}", IS_JSON);
    server.send("POST", "/webhooks", "{", IS_JSON);
    server.ask("GET", "/webhooks");
    server.ask("GET", hook);
    server.ask("GET", "/webhooks/whk_" + "x".repeat(22));
    server.send("PATCH", hook, "{\"events\":[\"video.ready\"]}", IS_PATCH);
    server.send("PATCH", hook, "{\"disabled\":7}", IS_PATCH);
    server.ask("POST", hook + "/rotate");
    String event = json(server.ask("POST", hook + "/test")).path("event_id").asString();
    await().atMost(Duration.ofSeconds(30)).until(() -> {
      server.server.clock.turn(POLL);
      return server.ask("GET", hook + "/attempts").body().contains(event);
    });
    server.ask("GET", hook + "/attempts?limit=1");
    server.ask("POST", hook + "/attempts/" + event + "/replay");
    server.ask("POST", hook + "/attempts/evt_" + "x".repeat(22) + "/replay");
    server.send("PATCH", hook, "{\"disabled\":true}", IS_PATCH);
    server.ask("POST", hook + "/test");
    server.ask("POST", hook + "/attempts/" + event + "/replay");
    server.ask("DELETE", hook);
    server.ask("DELETE", hook);
  }
}
