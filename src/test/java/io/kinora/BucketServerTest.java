package io.kinora;

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

  @Test
  void has_its_bucket_checked_by_fsck() throws Exception {
    String bucket = TestS3.newBucket();
    var keys = keys(TestS3.KEYS.secretKey());
    Settings settings = settings(TestS3.endpoint().toString(), bucket, keys);
    Server.start(settings, Clock.systemUTC()).close();
    try (var database = Server.openDatabase(settings);
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
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer service = HttpServer.create(address, 0);
    service.createContext("/films", exchange -> {
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
    });
    service.start();
    String endpoint = "http://127.0.0.1:" + service.getAddress().getPort();
    try (Server server =
        Server.start(settings(endpoint, "films", keys("any")), Clock.systemUTC())) {
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
