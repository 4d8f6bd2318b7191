package io.kinora.api.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.api.publishing.Wire.Answer;
import io.kinora.engine.access.Scope;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which error is told where several apply. Source: the publishing contract, section 13, order.
class ErrorOrderTest {

  private static final String TUS = "Tus-Resumable: 1.0.0";
  private static final String PART = "Content-Type: application/offset+octet-stream";
  private static final String JSON = "Content-Type: application/json";
  private static final String PATCH = "Content-Type: application/merge-patch+json";
  private static final String TEXT = "Content-Type: text/plain";

  /// What the table below calls headers and bodies.
  private static final Map<String, String> WORDS = Map.ofEntries(
      Map.entry("tus", TUS),
      Map.entry("part", PART),
      Map.entry("json", JSON),
      Map.entry("patch", PATCH),
      Map.entry("text", TEXT),
      Map.entry("offset0", "Upload-Offset: 0"),
      Map.entry("offset9", "Upload-Offset: 9"),
      Map.entry("offset-bad", "Upload-Offset: nine"),
      Map.entry("length9", "Upload-Length: 9"),
      Map.entry("length-big", "Upload-Length: 1001"),
      Map.entry("length-bad", "Upload-Length: nine"),
      Map.entry("range-bad", "Content-Range: lines 1-2/3"),
      Map.entry("range-big", "Content-Range: bytes 0-3/2000"),
      Map.entry("match", "If-Match: \"none\""),
      Map.entry("gzip", "Content-Encoding: gzip"),
      Map.entry("digest-bad", "Repr-Digest: sha-256=:no:"),
      Map.entry("sum-bad", "Upload-Checksum: crc32 AAAA"),
      Map.entry("metadata-bad", "Upload-Metadata: ,,"),
      Map.entry("override-bad", "X-HTTP-Method-Override: PUT"),
      Map.entry("key-bad", "Idempotency-Key: a b"));

  @TempDir
  private static Path folder;

  private static VideoServer server;
  private static String reader = "";
  private static Map<String, String> videos = Map.of();

  @BeforeAll
  static void start() throws IOException {
    server = VideoServer.start(folder);
    reader = server.keyOf(VideoServer.ACME, Scope.VIDEOS_READ);
    videos = Map.of(
        "unknown", "vid_" + "a".repeat(22),
        "open", server.slot("{\"title\":\"open\"}"),
        "sized", server.slot("{\"title\":\"sized\",\"size\":9}"),
        "gone", server.slot("{\"title\":\"gone\"}"),
        "complete", server.readyVideo("{\"title\":\"complete\"}"));
    String gone = "/videos/" + videos.get("gone") + "/content";
    assertThat(server.ask("DELETE", gone, "Tus-Resumable", "1.0.0").status()).isEqualTo(204);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest(name = "{0} {1} as {2} with {3}, {4} bytes: {5}")
  @CsvSource(delimiter = '|', textBlock = """
          # method | path               | credential | headers              | bytes | answer
          GET      | /none              | none       |                      | 0     | not-found
          PUT      | /videos            | none       |                      | 0     | method-not-allowed
          GET      | /videos/unknown    | none       |                      | 0     | unauthorized
          GET      | /videos/unknown    | wrong      |                      | 0     | unauthorized
          PUT      | unknown/content    | reader     | text                 | 4     | insufficient-scope
          PUT      | unknown/content    | stranger   | text                 | 4     | not-found
          PUT      | open/content       | stranger   | text                 | 4     | not-found
          DELETE   | /videos/unknown    | all        | match                | 0     | not-found
          PUT      | gone/content       | all        | text                 | 4     | upload-gone
          PUT      | gone/content       | all        | range-bad            | 4     | upload-gone
          PATCH    | gone/content       | all        | text                 | 4     | upload-gone
          POST     | gone/content       | all        | length9              | 0     | upload-gone
          POST     | gone/content       | all        | override-bad         | 0     | upload-gone
          PATCH    | open/content       | all        | text                 | 4     | tus-version
          POST     | complete/content   | all        | length9              | 0     | tus-version
          PATCH    | /videos/open       | all        | text match           | 4     | precondition-failed
          PUT      | open/content       | all        | text                 | 2000  | unsupported-media-type
          PUT      | open/content       | all        | gzip digest-bad      | 4     | unsupported-media-type
          PUT      | complete/content   | all        | text                 | 4     | unsupported-media-type
          PUT      | complete/content   | all        | text range-bad       | 4     | unsupported-media-type
          PATCH    | open/content       | all        | tus text offset9     | 4     | unsupported-media-type
          PUT      | open/thumbnail     | all        | text                 | 4     | unsupported-media-type
          POST     | /videos            | all        | text key-bad         | 4     | unsupported-media-type
          POST     | /videos            | all        | text                 | 70000 | unsupported-media-type
          PUT      | complete/content   | all        |                      | 2000  | already-uploaded
          PUT      | complete/content   | all        | range-big            | 4     | already-uploaded
          PUT      | complete/content   | all        | range-bad            | 4     | already-uploaded
          POST     | complete/content   | all        | tus length-bad       | 0     | already-uploaded
          POST     | complete/content   | all        | tus length-big       | 0     | already-uploaded
          POST     | complete/content   | all        | tus                  | 0     | already-uploaded
          PATCH    | open/content       | all        | tus part offset9     | 2000  | offset-mismatch
          PATCH    | open/content       | all        | tus part offset9 length-bad | 4 | offset-mismatch
          GET      | open/video?format=x | all       |                      | 0     | not-ready
          GET      | open/thumbnail?format=x | all   |                      | 0     | not-ready
          GET      | gone/video?format=x | all       |                      | 0     | processing-failed
          PUT      | sized/content      | all        |                      | 2000  | too-large
          PUT      | open/content       | all        | digest-bad           | 2000  | too-large
          PUT      | open/content       | all        | range-big            | 9     | too-large
          PATCH    | sized/content      | all        | tus part offset0     | 2000  | too-large
          PATCH    | open/content       | all        | tus part offset0 sum-bad length-big | 4 | too-large
          POST     | open/content       | all        | tus length-big metadata-bad | 0 | too-large
          POST     | /videos            | all        | json                 | 70000 | too-large
          POST     | /videos            | all        | json key-bad         | 4     | malformed-json
          PUT      | sized/content      | all        |                      | 4     | size-mismatch
          PUT      | open/content       | all        |                      | 0     | empty-upload
          PUT      | open/content       | all        | digest-bad           | 4     | bad-request
          PUT      | open/content       | all        | range-bad            | 4     | bad-content-range
          PATCH    | open/content       | all        | tus part offset-bad  | 4     | bad-request
          PATCH    | open/content       | all        | tus part offset0 sum-bad | 4 | bad-request
          PATCH    | sized/content      | all        | tus part offset0     | 10    | size-mismatch
          POST     | open/content       | all        | tus length-bad       | 0     | bad-request
          GET      | complete/video?format=x | all   |                      | 0     | bad-request
          GET      | /videos?limit=0    | all        |                      | 0     | bad-request
          """)
  void the_first_of_several_errors_is_told(
      String method, String path, String credential, String headers, int byteCount, String code) {
    String[] all = headers == null
        ? new String[0]
        : Arrays.stream(headers.split(" ", -1))
            .flatMap(it -> Arrays.stream(WORDS.getOrDefault(it, it).split(": ", 2)))
            .toArray(String[]::new);

    Answer answer = server.wire.send(
        method,
        VideoServer.API + named(path),
        byteCount == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(new byte[byteCount]),
        with(credential, all));

    assertThat(answer.value("type")).as(answer.body()).endsWith("/problems/" + code);
    assertThat(answer.status()).isEqualTo(ProblemCode.find(code).orElseThrow().status());
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.header("RateLimit").isEmpty())
        .as("only answers to known callers tell what they may still ask")
        .isEqualTo(Set.of("none", "wrong").contains(credential));
  }

  private static String named(String path) {
    String whole = path.startsWith("/") ? path : "/videos/" + path;
    for (Map.Entry<String, String> video : videos.entrySet()) {
      whole = whole.replace("/" + video.getKey(), "/" + video.getValue());
    }
    return whole;
  }

  private static String[] with(String credential, String... headers) {
    return switch (credential) {
      case "none" -> headers.length == 0 ? new String[] {"Accept", "*/*"} : headers;
      case "wrong" -> VideoServer.with("msk_wrong", headers);
      case "reader" -> VideoServer.with(reader, headers);
      case "stranger" -> VideoServer.with(server.strangersKey, headers);
      default -> VideoServer.with(server.key, headers);
    };
  }

  @Test
  void two_credentials_are_told_before_an_unknown_path() throws IOException {
    String answer = server.wire.raw("""
        GET /none HTTP/1.1
        Host: a
        Authorization: Bearer a
        Authorization: Bearer b
        Connection: close

        """);

    assertThat(answer).startsWith("HTTP/1.1 400").contains("\"bad-request\"");
  }

  @Test
  void a_slot_that_is_too_large_is_told_before_what_else_is_wrong_with_it() {
    Answer answer =
        server.send("POST", "/videos", "{\"size\":1001}", "Content-Type", "application/json");

    assertThat(answer.value("code")).isEqualTo("too-large");
    assertThat(answer.body()).contains("\"max_size\":1000");
  }

  @Test
  void a_quota_is_told_before_what_is_wrong_with_the_slot(@TempDir Path own) throws IOException {
    try (var full = VideoServer.start(own, VideoServer.rules(1, Long.MAX_VALUE))) {
      full.slot("{\"title\":\"the only one\"}");

      Answer answer = full.send("POST", "/videos", "{}", "Content-Type", "application/json");

      assertThat(answer.value("code")).isEqualTo("tenant-quota");
      assertThat(answer.value("quota")).isEqualTo("open_slots");
    }
  }

  @Test
  void too_many_requests_are_told_before_a_missing_scope(@TempDir Path own) throws IOException {
    var settings =
        PublishingSettings.at(URI.create("https://media.example")).withRequestsPerMinuteMax(1);
    try (var slow = new VideoServer(own, VideoRules.USUAL, settings)) {
      String key = slow.keyOf(VideoServer.ACME, Scope.VIDEOS_READ);

      assertThat(slow.sendAs(key, "POST", "/videos", "").value("code"))
          .isEqualTo("insufficient-scope");
      Answer second = slow.sendAs(key, "POST", "/videos", "");

      assertThat(second.value("code")).isEqualTo("rate-limited");
      assertThat(second.header("Retry-After")).isEqualTo("60");
      assertThat(second.header("RateLimit-Policy")).isEqualTo("\"default\";q=1;w=60");
      assertThat(second.header("RateLimit")).isEqualTo("\"default\";r=0;t=60");
    }
  }

  @Test
  void a_body_that_turns_out_too_large_is_told_with_what_every_answer_has() {
    Answer answer = server.wire.send(
        "POST",
        VideoServer.API + "/videos",
        BodyPublishers.fromPublisher(BodyPublishers.ofString(" ".repeat(70_000))),
        VideoServer.with(server.key, "Content-Type", "application/json", "X-Request-Id", "mine"));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.header("RateLimit")).isNotEmpty();
    assertThat(answer.header("X-Request-Id")).isEqualTo("mine");
    assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache");
  }

  @Test
  void a_mistake_of_ours_is_told_with_what_every_answer_has(@TempDir Path own) throws IOException {
    try (var broken = VideoServer.start(own)) {
      broken.database.transact(it -> it.handle().execute("drop table idempotency"));

      Answer answer = broken.send(
          "POST",
          "/videos",
          "{\"title\":\"x\"}",
          "Content-Type",
          "application/json",
          "Idempotency-Key",
          "k");

      assertThat(answer.status()).isIn(500, 503);
      assertThat(answer.header("RateLimit")).isNotEmpty();
      assertThat(answer.body()).doesNotContain("idempotency", "sqlite", "Exception");
    }
  }
}
