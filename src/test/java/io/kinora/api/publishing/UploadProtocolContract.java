package io.kinora.api.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.api.publishing.Wire.Answer;
import io.kinora.engine.publishing.VideoId;
import io.kinora.infra.base.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The ways of a file to us, one by one. Source: the publishing contract, section 7 and section 21,
/// cases 1 and 2.
abstract class UploadProtocolContract {

  private static final String FILM = "0123456789";

  VideoServer server;
  private String id = "";
  private String content = "";

  /// One that all tests share.
  abstract VideoServer server();

  @BeforeEach
  void reserve() {
    server = server();
    reserve("{\"title\":\"A film\"}");
  }

  private void reserve(String json) {
    id = server.slot(json);
    content = "/videos/" + id + "/content";
  }

  Answer put(BodyPublisher body, String... headers) {
    return send("PUT", body, headers);
  }

  private Answer send(String method, BodyPublisher body, String... headers) {
    return server.wire.send(
        method, VideoServer.API + content, body, VideoServer.with(server.key, headers));
  }

  static BodyPublisher text(String text) {
    return BodyPublishers.ofString(text);
  }

  /// A body whose length is not announced.
  private static BodyPublisher chunked(String text) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  Answer patch(long offset, BodyPublisher body, String... more) {
    var headers = new ArrayList<>(List.of(
        "Tus-Resumable",
        "1.0.0",
        "Upload-Offset",
        String.valueOf(offset),
        "Content-Type",
        "application/offset+octet-stream"));
    headers.addAll(Arrays.asList(more));
    return send("PATCH", body, headers.toArray(String[]::new));
  }

  private Answer create(String... headers) {
    var all = new ArrayList<>(List.of("Tus-Resumable", "1.0.0"));
    all.addAll(Arrays.asList(headers));
    return send("POST", BodyPublishers.noBody(), all.toArray(String[]::new));
  }

  private Answer head() {
    return server.ask("HEAD", content);
  }

  long offset() {
    return Long.parseLong(head().header("Upload-Offset"));
  }

  private String phase() {
    return server.get("/videos/" + id + "/status").path("phase").asString();
  }

  private void assertComplete(String film) throws IOException {
    assertThat(phase()).isNotIn("awaiting_upload", "uploading", "failed");
    assertThat(head().header("Upload-Offset")).isEqualTo(String.valueOf(film.length()));
    assertThat(head().header("Upload-Length")).isEqualTo(String.valueOf(film.length()));
    assertThat(stored()).isEqualTo(film);
  }

  /// What lies there of the file.
  String stored() throws IOException {
    Optional<InputStream> stored = server.uploads.open(VideoId.parse(id).upload());
    try (InputStream bytes = stored.orElse(InputStream.nullInputStream())) {
      return new String(bytes.readAllBytes(), UTF_8);
    }
  }

  private String request(String headers) {
    return "PUT " + VideoServer.API + content + " HTTP/1.1\nHost: a\nAuthorization: Bearer "
        + server.key + "\nContent-Type: video/mp4\n" + headers + "\n\n";
  }

  @Nested
  class TheLengthOfABody {

    @Test
    void a_body_without_a_length_counts_when_it_ends_properly() throws IOException {
      assertThat(put(chunked(FILM)).status()).isEqualTo(204);

      assertComplete(FILM);
    }

    @Test
    void a_refusal_comes_instead_of_the_leave_to_send() throws IOException {
      String refused = server.wire.raw(request("Expect: 100-continue\nContent-Length: 1001"));

      assertThat(refused).startsWith("HTTP/1.1 413").doesNotContain("100 Continue");
      assertThat(phase()).isEqualTo("awaiting_upload");
    }

    @Test
    void who_asks_for_leave_gets_it() throws IOException {
      String answer = server.wire.raw(
          request("Connection: close\nExpect: 100-continue\nContent-Length: 10") + FILM);

      assertThat(answer).contains("HTTP/1.1 204");
      assertComplete(FILM);
    }

    @Test
    void a_file_of_the_largest_size_is_taken_and_one_byte_more_is_not() throws IOException {
      Answer refused = put(text("x".repeat(1_001)));
      assertThat(refused.value("code")).isEqualTo("too-large");
      assertThat(refused.body()).contains("\"max_size\":1000");
      assertThat(offset()).isZero();

      assertThat(put(text("x".repeat(1_000))).status()).isEqualTo(204);

      assertComplete("x".repeat(1_000));
    }

    @Test
    void one_byte_more_without_a_length_takes_all_of_it_back() {
      assertThat(put(chunked("x".repeat(1_001))).status()).isEqualTo(413);

      assertThat(offset()).isZero();
      assertThat(phase()).isEqualTo("awaiting_upload");
    }

    @Test
    void a_body_that_is_cut_is_kept_and_can_be_finished() throws IOException {
      server.wire.rawAndGone(request("Content-Length: 10") + FILM.substring(0, 6));

      await().atMost(Duration.ofSeconds(40)).until(() -> phase().equals("uploading"));
      assertThat(offset()).isEqualTo(6);
      assertThat(patch(6, text(FILM.substring(6))).status()).isEqualTo(204);
      assertComplete(FILM);
    }

    @Test
    void a_body_without_its_last_chunk_does_not_complete_an_upload() throws IOException {
      server.wire.rawAndGone(request("Transfer-Encoding: chunked") + "6\n012345\n");

      await().atMost(Duration.ofSeconds(40)).until(() -> phase().equals("uploading"));
      assertThat(offset()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Content-Length: 10\nTransfer-Encoding: chunked",
          "Content-Length: 1\nContent-Length: 2"
        })
    void two_lengths_are_refused(String headers) throws IOException {
      assertThat(server.wire.raw(request(headers) + FILM)).startsWith("HTTP/1.1 400");
      assertThat(phase()).isEqualTo("awaiting_upload");
    }

    @Test
    void an_empty_file_is_refused() {
      assertThat(put(chunked("")).value("code")).isEqualTo("empty-upload");
      assertThat(phase()).isEqualTo("awaiting_upload");
    }
  }

  @Nested
  class AWholeFile {

    @ParameterizedTest
    @ValueSource(strings = {"Repr-Digest", "Content-Digest"})
    void a_digest_that_is_right_is_heeded(String header) throws IOException {
      assertThat(put(text(FILM), header, sha256(FILM)).status()).isEqualTo(204);

      assertComplete(FILM);
    }

    @Test
    void a_digest_that_is_wrong_drops_the_file() {
      assertThat(put(text(FILM), "Repr-Digest", sha256("other")).value("code"))
          .isEqualTo("digest-mismatch");

      assertThat(offset()).isZero();
    }

    @Test
    void another_algorithm_is_not_looked_at() {
      assertThat(put(text(FILM), "Repr-Digest", "md5=:AAAA:").status()).isEqualTo(204);
    }

    @Test
    void the_same_file_again_is_no_mistake_where_its_digest_says_so() {
      put(text(FILM));

      assertThat(put(text(FILM)).value("code")).isEqualTo("already-uploaded");
      assertThat(put(text(FILM)).header("Link")).contains("/status>; rel=\"monitor\"");
      assertThat(put(text(FILM), "Repr-Digest", sha256(FILM)).status()).isEqualTo(204);
      assertThat(put(text("0123456780"), "Repr-Digest", sha256("0123456780")).status())
          .isEqualTo(409);
    }

    @Test
    void a_file_by_post_is_a_file() throws IOException {
      assertThat(send("POST", text(FILM), "Content-Type", "video/mp4").status()).isEqualTo(204);

      assertComplete(FILM);
    }

    @Test
    void a_whole_file_starts_over() throws IOException {
      patch(0, text("abc"));

      assertThat(put(text(FILM)).status()).isEqualTo(204);

      assertComplete(FILM);
    }

    @Test
    void another_size_than_was_promised_is_refused() {
      reserve("{\"title\":\"x\",\"size\":9}");

      Answer refused = put(text(FILM));

      assertThat(refused.value("code")).isEqualTo("size-mismatch");
      assertThat(refused.body()).contains("\"expected_size\":9");
      assertThat(put(chunked(FILM)).value("code")).isEqualTo("size-mismatch");
      assertThat(put(chunked("01234567")).value("code")).isEqualTo("size-mismatch");
      assertThat(offset()).isZero();
    }

    private static String sha256(String text) {
      return "sha-256=:" + Base64.getEncoder().encodeToString(Sha256.of(text)) + ":";
    }
  }

  @Nested
  class Ranges {

    private Answer range(String range, String body) {
      return put(
          body.isEmpty() ? BodyPublishers.noBody() : text(body), "Content-Range", "bytes " + range);
    }

    @Test
    void parts_may_overlap_and_come_again() throws IOException {
      Answer first = range("0-5/10", "012345");
      assertThat(first.status()).isEqualTo(308);
      assertThat(first.header("Range")).isEqualTo("bytes=0-5");
      assertThat(first.header("Upload-Offset")).isEqualTo("6");
      assertThat(first.response().headers().firstValue("Location")).isEmpty();
      assertThat(range("0-5/10", "012345").header("Upload-Offset")).isEqualTo("6");
      assertThat(range("3-7/10", "34567").header("Upload-Offset")).isEqualTo("8");

      assertThat(range("8-9/10", "89").status()).isEqualTo(204);

      assertComplete(FILM);
      assertThat(range("8-9/10", "89").status()).as("its answer was lost").isEqualTo(204);
      assertThat(range("8-9/11", "89").status()).isEqualTo(409);
      assertThat(range("*/10", "").status()).isEqualTo(204);
    }

    @Test
    void a_part_that_would_leave_a_gap_is_not_stored() {
      Answer refused = range("4-5/10", "45");

      assertThat(refused.status()).isEqualTo(308);
      assertThat(refused.response().headers().firstValue("Range")).isEmpty();
      assertThat(refused.header("Upload-Offset")).isEqualTo("0");
    }

    @Test
    void the_state_can_be_asked_for() {
      range("0-5/*", "012345");

      Answer state = range("*/10", "");

      assertThat(state.status()).isEqualTo(308);
      assertThat(state.header("Range")).isEqualTo("bytes=0-5");
    }

    @ParameterizedTest
    @CsvSource({"0-5/6/7,012345", "5-0/10,0", "0-9/9,0123456789", "0-5/10,0123", "x,0"})
    void what_is_no_range_is_refused(String range, String body) {
      assertThat(range(range, body).value("code")).isEqualTo("bad-content-range");
      assertThat(offset()).isZero();
    }

    @Test
    void a_body_without_a_length_must_have_that_of_its_range() {
      Answer refused = put(chunked("0123"), "Content-Range", "bytes 0-5/10");

      assertThat(refused.value("code")).isEqualTo("bad-content-range");
    }
  }

  @Nested
  class Tus {

    @Test
    void a_creation_repeated_after_half_starts_over() throws IOException {
      Answer created = create("Upload-Length", "10", "Upload-Metadata", "name YQ==");
      assertThat(created.status()).isEqualTo(201);
      assertThat(created.header("Location")).endsWith(content);
      patch(0, text("abcde"));
      assertThat(offset()).isEqualTo(5);

      assertThat(create("Upload-Length", "10").status()).isEqualTo(201);

      assertThat(offset()).isZero();
      assertThat(head().header("Upload-Metadata")).isEmpty();
      patch(0, text(FILM));
      assertComplete(FILM);
    }

    @Test
    void a_creation_may_bring_the_first_part() {
      Answer created = send(
          "POST",
          text("0123"),
          "Tus-Resumable",
          "1.0.0",
          "Upload-Length",
          "10",
          "Content-Type",
          "application/offset+octet-stream");

      assertThat(created.status()).isEqualTo(201);
      assertThat(created.header("Upload-Offset")).isEqualTo("4");
    }

    @Test
    void a_length_may_be_declared_late() throws IOException {
      assertThat(create("Upload-Defer-Length", "1").status()).isEqualTo(201);
      assertThat(head().header("Upload-Defer-Length")).isEqualTo("1");
      patch(0, text(FILM));
      assertThat(phase()).isEqualTo("uploading");

      assertThat(patch(10, BodyPublishers.noBody(), "Upload-Length", "10").status())
          .isEqualTo(204);

      assertComplete(FILM);
      assertThat(patch(10, BodyPublishers.noBody()).status()).as("some end so").isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MD5", "SHA-1", "SHA-256"})
    void a_checksum_that_is_right_is_heeded(String algorithm) throws Exception {
      byte[] digest = MessageDigest.getInstance(algorithm).digest("0123".getBytes(UTF_8));
      String word = algorithm.replace("-", "").toLowerCase(Locale.ROOT);

      Answer answer = patch(
          0,
          text("0123"),
          "Upload-Checksum",
          word + " " + Base64.getEncoder().encodeToString(digest));

      assertThat(answer.header("Upload-Offset")).isEqualTo("4");
    }

    @Test
    void a_checksum_that_is_wrong_leaves_the_offset_where_it_was() {
      patch(0, text("01"));
      String wrong = Base64.getEncoder().encodeToString(HexFormat.of().parseHex("00".repeat(20)));

      assertThat(patch(2, text("23"), "Upload-Checksum", "sha1 " + wrong).status())
          .isEqualTo(460);
      assertThat(patch(2, chunked("23"), "Upload-Checksum", "sha1 " + wrong).status())
          .isEqualTo(460);
      assertThat(patch(2, text("23"), "Upload-Checksum", "crc32 AAAA").status()).isEqualTo(400);

      assertThat(offset()).isEqualTo(2);
    }

    @Test
    void a_part_beyond_the_length_is_not_stored() {
      create("Upload-Length", "4");

      assertThat(patch(0, text(FILM)).value("code")).isEqualTo("size-mismatch");
      assertThat(patch(0, chunked(FILM)).value("code")).isEqualTo("size-mismatch");
      assertThat(offset()).isZero();
    }

    @Test
    void a_length_that_its_own_part_exceeds_is_not_remembered() {
      assertThat(patch(0, text(FILM), "Upload-Length", "4").value("code"))
          .isEqualTo("size-mismatch");

      assertThat(head().header("Upload-Defer-Length")).isEqualTo("1");
    }

    @Test
    void a_wrong_offset_is_told_with_the_right_one() {
      patch(0, text("01"));

      Answer refused = patch(5, text("5"));

      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.header("Upload-Offset")).isEqualTo("2");
      assertThat(refused.header("Tus-Resumable")).isEqualTo("1.0.0");
      assertThat(refused.body()).contains("\"expected_offset\":2,\"provided_offset\":5");
    }

    @Test
    void another_method_may_be_meant() throws IOException {
      Answer answer = send(
          "POST",
          text(FILM),
          "Tus-Resumable",
          "1.0.0",
          "X-HTTP-Method-Override",
          "PATCH",
          "Upload-Offset",
          "0",
          "Upload-Length",
          "10",
          "Content-Type",
          "application/offset+octet-stream");

      assertThat(answer.status()).isEqualTo(204);
      assertComplete(FILM);
    }

    @Test
    void an_upload_that_is_ended_is_gone() {
      patch(0, text("01"));

      assertThat(server.ask("DELETE", content).status()).isEqualTo(204);

      assertThat(head().status()).isEqualTo(410);
      assertThat(patch(2, text("2")).value("code")).isEqualTo("upload-gone");
      assertThat(server.get("/videos/" + id).path("error").path("code").asString())
          .isEqualTo("upload_cancelled");
    }

    @Test
    void of_two_parts_at_once_one_wins_and_none_is_mixed() throws IOException {
      List<Integer> answers = Stream.of("aaaaaaaaaa", "bbbbbbbbbb")
          .map(body -> CompletableFuture.supplyAsync(
                  () -> patch(0, text(body), "Upload-Length", "10").status())
              .exceptionally(_ -> 0)) // The older one may be ended.
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();

      assertThat(answers.stream().filter(it -> it == 204)).hasSizeLessThan(2);
      assertThat(stored()).matches("a*|b*");
    }

    @Test
    void what_can_be_done_is_told_without_a_credential() {
      Answer options = server.wire.ask("OPTIONS", VideoServer.API + content);

      assertThat(options.status()).isEqualTo(204);
      assertThat(options.header("Tus-Version")).isEqualTo("1.0.0");
      assertThat(options.header("Tus-Max-Size")).isEqualTo("1000");
      assertThat(options.header("Tus-Checksum-Algorithm")).isEqualTo("sha1,sha256,md5");
    }
  }
}
