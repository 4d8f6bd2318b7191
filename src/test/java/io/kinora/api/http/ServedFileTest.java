package io.kinora.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServedFileTest {

  private static final Instant MODIFIED = Instant.parse("2026-03-04T05:06:07.890Z");
  private static final String ETAG = "\"a-19cb73d3592\"";

  @TempDir
  private static Path folder;

  private static HttpServer server;

  @BeforeAll
  static void start() throws IOException {
    Path file = Files.writeString(folder.resolve("ten.txt"), "0123456789");
    Files.setLastModifiedTime(file, FileTime.from(MODIFIED));
    var playground = new Playground();
    playground.blob = FileBlob.of(file, "video/mp4");
    server = TestServer.with(playground);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_file_goes_out_whole_with_all_that_a_cache_needs() throws IOException {
    assertThat(RawConnection.ask(server, "GET /file")).isEqualTo("""
        HTTP/1.1 200 OK\r
        ETag: %s\r
        Last-Modified: Wed, 04 Mar 2026 05:06:07 GMT\r
        Accept-Ranges: bytes\r
        Content-Type: video/mp4\r
        Content-Length: 10\r
        Connection: close\r
        \r
        0123456789""".formatted(ETAG));
  }

  @Test
  void head_tells_the_same_without_bytes_and_knows_no_ranges() throws IOException {
    assertThat(RawConnection.ask(server, "HEAD /file", "Range: bytes=0-1"))
        .startsWith("HTTP/1.1 200 ")
        .contains("Content-Length: 10\r\n")
        .endsWith("\r\n\r\n");
  }

  @Test
  void a_part_goes_out_with_its_place() throws IOException {
    assertThat(RawConnection.ask(server, "GET /file", "Range: bytes=-3"))
        .startsWith("HTTP/1.1 206 ")
        .contains("Content-Range: bytes 7-9/10\r\n", "Content-Length: 3\r\n")
        .endsWith("\r\n\r\n789");
  }

  @Test
  void several_parts_go_out_in_one_answer_of_the_announced_length() throws IOException {
    String answer = RawConnection.ask(server, "GET /file", "Range: bytes=0-1,8-");

    String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
    assertThat(answer)
        .startsWith("HTTP/1.1 206 ")
        .contains("Content-Type: multipart/byteranges; boundary=")
        .contains("Content-Length: " + body.length() + "\r\n");
    assertThat(body.replaceAll("--\\w{24}", "--B")).isEqualTo("""
        \r
        --B\r
        Content-Type: video/mp4\r
        Content-Range: bytes 0-1/10\r
        \r
        01\r
        --B\r
        Content-Type: video/mp4\r
        Content-Range: bytes 8-9/10\r
        \r
        89\r
        --B--\r
        """);
  }

  @Test
  void a_part_behind_the_end_is_refused_with_the_size() throws IOException {
    assertThat(RawConnection.ask(server, "GET /file", "Range: bytes=10-"))
        .startsWith("HTTP/1.1 416 ")
        .contains("Content-Range: bytes */10\r\n");
  }

  @Test
  void what_the_client_has_is_not_sent_again() throws IOException {
    assertThat(RawConnection.ask(server, "GET /file", "If-None-Match: " + ETAG))
        .startsWith("HTTP/1.1 304 ")
        .contains("ETag: " + ETAG, "Content-Length: 10\r\n")
        .endsWith("\r\n\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "If-None-Match: TAG                                   | 304",
        "If-None-Match: W/TAG                                 | 304",
        "If-None-Match: \"x, y\", TAG                         | 304",
        "If-None-Match: *                                     | 304",
        "If-None-Match: \"other\"                             | 200",
        "If-Modified-Since: Wed, 04 Mar 2026 05:06:07 GMT     | 304",
        "If-Modified-Since: Thu, 05 Mar 2026 05:06:07 GMT     | 304",
        "If-Modified-Since: Wed, 04 Mar 2026 05:06:06 GMT     | 200",
        "If-Modified-Since: yesterday                         | 200",
        "If-Match: TAG                                        | 200",
        "If-Match: *                                          | 200",
        "If-Match: W/TAG                                      | 412",
        "If-Match: \"other\"                                  | 412",
        "If-Unmodified-Since: Wed, 04 Mar 2026 05:06:07 GMT   | 200",
        "If-Unmodified-Since: Wed, 04 Mar 2026 05:06:06 GMT   | 412",
      })
  void a_condition_decides_what_is_sent(String header, int status) throws IOException {
    String answer = RawConnection.ask(server, "GET /file", header.replace("TAG", ETAG));

    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "TAG                           | 206",
        "Wed, 04 Mar 2026 05:06:07 GMT | 206",
        "W/TAG                         | 200",
        "\"other\"                     | 200",
        "Wed, 04 Mar 2026 05:06:06 GMT | 200",
        "nonsense                      | 200",
      })
  void a_part_is_sent_only_of_the_file_that_the_client_has(String has, int status)
      throws IOException {
    String ifRange = "If-Range: " + has.replace("TAG", ETAG);

    String answer = RawConnection.ask(server, "GET /file", "Range: bytes=0-1", ifRange);

    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
  }

  @Test
  void a_date_does_not_count_beside_a_tag() throws IOException {
    String answer = RawConnection.ask(
        server,
        "GET /file",
        "If-None-Match: \"other\"",
        "If-Modified-Since: Thu, 05 Mar 2026 05:06:07 GMT");

    assertThat(answer).startsWith("HTTP/1.1 200 ");
  }
}
