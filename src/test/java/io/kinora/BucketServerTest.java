package io.kinora;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.kinora.engine.library.AssetId;
import io.kinora.engine.library.Library;
import io.kinora.engine.library.Maker;
import io.kinora.engine.library.NewFile;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.RandomKey;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.s3.fake.TestS3;
import io.kinora.infra.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server whose storage is a bucket, good or bad.
class BucketServerTest {

  @TempDir
  private Path data;

  private Settings settings(String endpoint, String bucket, Map<String, String> more) {
    var flags = new HashMap<>(Map.of(
        "data",
        data.toString(),
        "port",
        "0",
        "ffmpeg",
        ServerTest.programs().toString(),
        "cores",
        "1",
        "storage",
        "s3://" + bucket,
        "s3-endpoint",
        endpoint));
    flags.putAll(more);
    return new SettingSources(Map.of(), flags, Optional.empty()).read();
  }

  private static Map<String, String> keys(String secret) {
    return Map.of("s3-access-key", TestS3.KEYS.accessKey(), "s3-secret-key", secret);
  }

  @Test
  void does_not_start_with_wrong_keys() {
    String bucket = TestS3.newBucket();
    Settings wrong = settings(TestS3.endpoint().toString(), bucket, keys("guessed"));

    assertThatThrownBy(() -> Server.start(wrong, Clock.systemUTC()))
        .isInstanceOf(CannotStartException.class)
        .hasMessageStartingWith("The bucket " + bucket + " at " + TestS3.endpoint() + " refuses us")
        .hasMessageNotContaining("guessed");
  }

  @Test
  void does_not_start_without_keys() {
    Settings none = settings(TestS3.endpoint().toString(), "films", Map.of());

    assertThatThrownBy(() -> Server.start(none, Clock.systemUTC()))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("KINORA_S3_ACCESS_KEY is not set, but KINORA_STORAGE is 's3://films'.");
  }

  /// A service whose bucket `films` is there, and that answers who begins to upload so.
  private static HttpServer service(int status, String code) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer service = HttpServer.create(address, 0);
    service.createContext("/films", exchange -> {
      boolean isUpload = exchange.getRequestMethod().equals("POST");
      exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
      String xml = status == 200
          ? "<InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>"
          : "<Error><Code>" + code + "</Code></Error>";
      byte[] body = isUpload ? xml.getBytes(UTF_8) : new byte[0];
      exchange.sendResponseHeaders(isUpload ? status : 200, isUpload ? body.length : -1);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    service.start();
    return service;
  }

  private static String endpoint(HttpServer service) {
    return "http://127.0.0.1:" + service.getAddress().getPort();
  }

  @Test
  void does_not_start_with_a_bucket_that_may_only_be_read() throws IOException {
    HttpServer service = service(403, "AccessDenied");
    Settings settings = settings(endpoint(service), "films", keys("any"));

    assertThatThrownBy(() -> Server.start(settings, Clock.systemUTC()))
        .isInstanceOf(CannotStartException.class)
        .hasMessage("The bucket films at " + endpoint(service) + " can be seen, but refuses us:"
            + " KINORA_S3_ACCESS_KEY or KINORA_S3_SECRET_KEY is wrong, or they lack a right that"
            + " docs/storage.md names.");
    service.stop(0);
  }

  @Test
  void starts_with_a_full_bucket_so_that_something_can_be_removed() throws Exception {
    HttpServer service = service(403, "QuotaExceeded");

    try (Server server =
        Server.start(settings(endpoint(service), "films", keys("any")), Clock.systemUTC())) {
      assertThat(ready(server).statusCode()).isEqualTo(200);
    }
    service.stop(0);
  }

  @Test
  void has_its_bucket_checked_by_fsck() throws Exception {
    String bucket = TestS3.newBucket();
    var keys = keys(TestS3.KEYS.secretKey());
    Settings settings = settings(TestS3.endpoint().toString(), bucket, keys);
    Server.start(settings, Clock.systemUTC()).close();
    try (var database = Databases.open(settings);
        var parts = new OpenParts()) {
      Storage storage = Storages.open(settings, new FreeSpace(0), Clock.systemUTC(), parts);
      var library = new Library(database, storage, Clock.systemUTC());
      var maker =
          new Maker(new TenantId("default"), new AssetId(RandomKey.of128Bits()), 1, "image.thumb");
      NewFile kept = put(library, maker, "kept");
      NewFile lost = put(library, maker, "lost");
      database.transact(it -> library.keep(maker, List.of(kept, lost)).run(it.handle()));
      assertThat(FsckCommand.findings(settings)).isEmpty();

      storage.delete(lost.key());

      assertThat(FsckCommand.findings(settings))
          .containsExactly("The file " + lost.key() + " is missing.");
    }
  }

  private static NewFile put(Library library, Maker maker, String name) throws IOException {
    return library.put(maker, name, "text/plain", InputStream.nullInputStream());
  }

  @Test
  void is_not_ready_while_the_bucket_does_not_answer() throws Exception {
    HttpServer service = service(200, "");
    try (Server server =
        Server.start(settings(endpoint(service), "films", keys("any")), Clock.systemUTC())) {
      assertThat(ready(server).body()).contains("it takes files").contains("\"ready\":true");

      service.stop(0);

      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(ready(server).body())
              .contains("\"ready\":false")
              .contains("it does not answer"));
      assertThat(ready(server).statusCode()).isEqualTo(503);
    }
  }

  private static HttpResponse<String> ready(Server server) throws Exception {
    var request = HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + server.port() + "/readyz"))
        .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }
}
