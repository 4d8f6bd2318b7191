package io.kinora.infra.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.s3.S3Clients;
import io.kinora.infra.s3.S3Settings;
import io.kinora.infra.s3.S3Settings.Addressing;
import io.kinora.infra.s3.fake.TestS3;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/// What services and networks do now and then.
class S3FaultsTest {

  private static final StorageKey KEY = StorageKey.of("film");

  private static final String BEGUN = """
      <InitiateMultipartUploadResult><UploadId>7</UploadId></InitiateMultipartUploadResult>""";

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer service;
  private S3Client client;
  private S3Storage storage;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    service.start();
    var endpoint = URI.create("http://127.0.0.1:" + service.getAddress().getPort());
    client = S3Clients.open(new S3Settings(endpoint, "us-east-1", TestS3.KEYS, Addressing.PATH));
    storage = new S3Storage(
        new S3Bucket(client, "films", ""), 10, S3StorageTest.WIDE, InstantSource.system());
  }

  @AfterEach
  void stop() {
    client.close();
    service.stop(0);
  }

  /// How the service answers.
  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private void whenAsked(Answer answer) {
    service.createContext("/films", exchange -> {
      try (exchange) {
        exchange.getRequestBody().readAllBytes();
        requests.add(exchange.getRequestMethod() + " "
            + exchange.getRequestHeaders().getFirst("Range") + " "
            + exchange.getRequestHeaders().getFirst("If-Match"));
        answer.to(exchange);
      }
    });
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.length());
    exchange.getResponseBody().write(body.getBytes(UTF_8));
  }

  private static String error(String code) {
    return "<Error><Code>" + code + "</Code><Message>no</Message></Error>";
  }

  @Test
  void who_reads_reads_on_where_a_connection_broke() throws IOException {
    whenAsked(exchange -> {
      exchange.getResponseHeaders().set("ETag", "\"tag\"");
      exchange.sendResponseHeaders(requests.size() == 1 ? 200 : 206, requests.size() == 1 ? 10 : 6);
      exchange.getResponseBody().write((requests.size() == 1 ? "0123" : "456789").getBytes(UTF_8));
      exchange.getResponseBody().flush(); // Else nothing at all is sent of what is too short.
    });

    try (InputStream in = storage.open(KEY, 0).orElseThrow()) {
      assertThat(in).hasContent("0123456789");
    }

    assertThat(requests).containsExactly("GET null null", "GET bytes=4-9 \"tag\"");
  }

  @Test
  void a_file_that_was_replaced_meanwhile_is_not_read_on() throws IOException {
    whenAsked(exchange -> {
      if (requests.size() == 1) {
        exchange.getResponseHeaders().set("ETag", "\"tag\"");
        exchange.sendResponseHeaders(200, 10);
        exchange.getResponseBody().write("0123".getBytes(UTF_8));
        exchange.getResponseBody().flush();
      } else {
        send(exchange, 412, error("PreconditionFailed"));
      }
    });

    try (InputStream in = storage.open(KEY, 0).orElseThrow()) {
      var failure = catchThrowableOfType(FailureException.class, in::readAllBytes);

      assertThat(failure.failure().code()).isEqualTo(FailureCode.UNAVAILABLE);
    }
  }

  @Test
  void a_put_whose_last_answer_was_lost_has_been_kept() throws IOException {
    var mark = new CopyOnWriteArrayList<String>();
    whenAsked(exchange -> {
      switch (call(exchange)) {
        case "POST uploads" -> {
          mark.addAll(exchange.getRequestHeaders().get("x-amz-meta-kinora-put"));
          send(exchange, 200, BEGUN);
        }
        case "PUT partNumber" -> {
          exchange.getResponseHeaders().set("ETag", "\"part\"");
          send(exchange, 200, "");
        }
        case "POST uploadId" -> // The try before it was heard.
          send(exchange, 404, error("NoSuchUpload"));
        default -> {
          exchange.getResponseHeaders().set("x-amz-meta-kinora-put", mark.getFirst());
          send(exchange, 200, "");
        }
      }
    });

    Receipt receipt = storage.put(KEY, new ByteArrayInputStream(new byte[35]));

    assertThat(receipt.sizeBytes()).isEqualTo(35);
  }

  @Test
  void a_put_of_which_a_part_is_refused_is_given_up() {
    whenAsked(exchange -> {
      switch (call(exchange)) {
        case "POST uploads" -> send(exchange, 200, BEGUN);
        case "PUT partNumber" -> send(exchange, 403, error("QuotaExceeded"));
        default -> send(exchange, 204, "");
      }
    });

    var failure = catchThrowableOfType(
        FailureException.class, () -> storage.put(KEY, new ByteArrayInputStream(new byte[95])));

    assertThat(failure.failure().code()).isEqualTo(FailureCode.OUT_OF_SPACE);
    assertThat(requests).last().asString().startsWith("DELETE");
  }

  /// Method and first word of the query.
  private static String call(HttpExchange exchange) {
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    return exchange.getRequestMethod() + " " + query.replaceAll("=.*", "");
  }

  @Test
  void a_service_without_space_says_so() {
    whenAsked(exchange -> send(exchange, 403, error("QuotaExceeded")));

    var failure = catchThrowableOfType(
        FailureException.class, () -> storage.put(KEY, InputStream.nullInputStream()));

    assertThat(failure.failure().code()).isEqualTo(FailureCode.OUT_OF_SPACE);
  }

  @Test
  void a_bucket_that_went_away_is_not_a_file_that_is_not_there() {
    whenAsked(exchange -> send(exchange, 404, error("NoSuchBucket")));

    var failure = catchThrowableOfType(FailureException.class, () -> storage.open(KEY, 0));

    assertThat(failure.failure().code()).isEqualTo(FailureCode.UNAVAILABLE);
  }

  @Test
  void a_service_is_looked_at_every_few_seconds_at_most() throws IOException {
    whenAsked(exchange -> send(exchange, 200, ""));

    for (int time = 0; time < 10; time++) {
      storage.check();
    }

    assertThat(requests).hasSize(1);
  }
}
