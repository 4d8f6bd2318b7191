package io.kinora.infra.outbound;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is made of a body that broke, and how it is known that the right file came.
class DownloadResumeTest {

  private static final String BROKEN =
      "HTTP/1.1 200 OK\r\nETag: \"a\"\r\nContent-Length: 9\r\n\r\nhello";

  private static final Site SITE = Site.open();

  @AfterAll
  static void close() {
    SITE.close();
  }

  @AfterEach
  void nothing_is_left_beside_the_target() throws IOException {
    assertThat(SITE.leftovers()).isEmpty();
    SITE.clear();
  }

  /// Says one after the other.
  private static ScriptedServer saying(String... answers) throws IOException {
    var left = new ConcurrentLinkedQueue<>(List.of(answers));
    return new ScriptedServer(
        out -> out.write(String.valueOf(left.poll()).getBytes(StandardCharsets.UTF_8)));
  }

  private static String rest(String header) {
    return "HTTP/1.1 206 Partial Content\r\n" + header + "Content-Length: 4\r\n\r\n you";
  }

  @Test
  void the_rest_of_the_same_version_is_joined() throws IOException {
    try (var server = saying(BROKEN, rest("ETag: \"a\"\r\nContent-Range: bytes 5-8/9\r\n"))) {

      Download download = SITE.fetch(server.address("/x"));

      assertThat(SITE.target()).hasContent("hello you");
      assertThat(download.sha256()).isEqualTo(Sha256.hex("hello you"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ETag: \"b\"\r\nContent-Range: bytes 5-8/9\r\n",
        "ETag: \"a\"\r\nContent-Range: bytes 4-7/9\r\n",
        "ETag: \"a\"\r\nContent-Type: multipart/byteranges; boundary=x\r\n",
        "Content-Encoding: gzip\r\nContent-Range: bytes 5-8/9\r\n",
      })
  void the_rest_of_something_else_is_not(String header) throws IOException {
    try (var server =
        saying(BROKEN, rest(header), "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nother")) {

      SITE.fetch(server.address("/x"));

      assertThat(SITE.target()).hasContent("other");
    }
  }

  @Test
  void a_file_that_has_become_shorter_is_fetched_anew() throws IOException {
    try (var server = saying(
        BROKEN,
        "HTTP/1.1 416 No\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")) {

      SITE.fetch(server.address("/x"));

      assertThat(SITE.target()).hasContent("hi");
    }
  }

  @Test
  void a_rest_that_nobody_asked_for_is_refused() throws IOException {
    try (var server = saying(rest("Content-Range: bytes 0-3/4\r\n"))) {
      assertThat(SITE.failureOf(() -> SITE.fetch(server.address("/x"))).code())
          .isEqualTo(FailureCode.INPUT_REFUSED);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Repr-Digest | sha-256=:LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=:
      Digest      | unixsum=30637,SHA-256=LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=
      Content-MD5 | XUFAKrxLKna5cZ2REBfFkg==
      Digest      | sha-256=no base 64
      """)
  void a_file_with_the_digest_that_was_stated_is_taken(String name, String value) {
    SITE.serve(get("/x"), aResponse().withHeader(name, value).withBody("hello"));

    assertThat(SITE.fetch(SITE.address("/x")).sizeBytes()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Repr-Digest | sha-256=:LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=:
      Digest      | md5=XUFAKrxLKna5cZ2REBfFkg==
      Content-MD5 | XUFAKrxLKna5cZ2REBfFkg==
      """)
  void a_file_with_another_digest_is_not(String name, String value) {
    SITE.serve(get("/x"), aResponse().withHeader(name, value).withBody("hallo"));

    assertThat(SITE.failureOf(() -> SITE.fetch(SITE.address("/x"))))
        .isEqualTo(new Failure(
            FailureCode.INPUT_UNREACHABLE,
            SITE.address("/x") + ": what came does not have the digest that was stated"));
  }
}
