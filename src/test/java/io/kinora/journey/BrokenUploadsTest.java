package io.kinora.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Uploads that are broken off anywhere, by their clients or with their server, and gone on with:
/// what lies there in the end is what was sent. Some in the suite, more when asked:
/// `mvn test -Dtest=BrokenUploadsTest -Duploads=1000`.
@Timeout(1800)
class BrokenUploadsTest {

  private static final int UPLOADS = Integer.getInteger("uploads", 60);
  private static final int UPLOADS_PER_KILL = 15;
  private static final int CLIENTS = 6;
  private static final int BYTES_MAX = 1_500_000;

  private static final System.Logger LOG = System.getLogger(BrokenUploadsTest.class.getName());

  @TempDir
  private Path folder;

  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger breaks = new AtomicInteger();
  private final AtomicInteger kills = new AtomicInteger();

  @Test
  void broken_uploads_arrive_as_they_were_sent() throws Exception {
    List<BrokenUpload> all = new ArrayList<>();
    try (var server = new KilledServer(folder.resolve("data"));
        var threads = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<Void>> ends = new ArrayList<>();
      for (int seed = 0; seed < UPLOADS; seed++) {
        var upload = new BrokenUpload(server, new Random(seed));
        all.add(upload);
        ends.add(threads.submit(() -> {
          upload.run();
          if (done.incrementAndGet() % UPLOADS_PER_KILL == 0) {
            kills.incrementAndGet();
            server.killAndServeAgain();
          }
          return null;
        }));
      }
      for (Future<Void> end : ends) {
        end.get();
      }
    }

    LOG.log(
        System.Logger.Level.INFO,
        "{0} uploads, broken off {1} times, the server killed {2} times",
        UPLOADS,
        breaks,
        kills);
    assertThat(breaks.get()).isGreaterThanOrEqualTo(UPLOADS);
    for (BrokenUpload upload : all) {
      byte[] stored =
          Files.readAllBytes(folder.resolve("data/storage/uploads").resolve(upload.name));
      assertThat(Arrays.mismatch(stored, upload.file))
          .as(upload.trace.toString())
          .isEqualTo(-1);
    }
  }

  /// A server that is killed now and then, and comes back at the same place.
  private static final class KilledServer implements AutoCloseable {

    private static final String[] PATIENT = {"--publishing-rate-limit", "1000000"};

    private final Path data;
    private final int port;
    private Kinora running;

    KilledServer(Path data) throws IOException {
      this.data = data;
      running = Kinora.serve(data, 0, PATIENT);
      port = running.port();
    }

    synchronized void killAndServeAgain() throws IOException {
      running.kill();
      running = Kinora.serve(data, port, PATIENT);
    }

    /// Waits while it is away.
    synchronized Kinora running() {
      return running;
    }

    @Override
    public synchronized void close() {
      running.kill();
    }
  }

  /// One upload by tus or by ranges, with a client that is lost once or more often.
  private final class BrokenUpload {

    private final KilledServer server;
    private final Random random;
    private final boolean isRanged;
    private final byte[] file;
    private final StringBuilder trace = new StringBuilder();
    private String name = "";

    BrokenUpload(KilledServer server, Random random) {
      this.server = server;
      this.random = random;
      isRanged = random.nextBoolean();
      file = new byte[1 + random.nextInt(BYTES_MAX)];
      random.nextBytes(file);
      trace.append(isRanged ? "by ranges" : "by tus");
    }

    void run() throws Exception {
      try (HttpClient client = HttpClient.newHttpClient()) {
        URI address = answered(() -> slot(client));
        int left = 1 + random.nextInt(3);
        int offset = answered(() -> offset(client, address));
        while (offset < file.length) {
          int end = left > 0 ? offset + random.nextInt(file.length - offset) : file.length;
          left--;
          send(address, offset, end);
          int reached = answered(() -> offset(client, address));
          assertThat(reached).as("what was there before").isGreaterThanOrEqualTo(offset);
          trace.append(", %d to %d: %d".formatted(offset, end, reached));
          offset = reached;
        }
        assertThat(answered(() -> status(client, address))).isEqualTo(204);
      }
    }

    /// Asks until there is an answer: the server may have gone.
    private <T> T answered(Callable<T> request) throws Exception {
      while (true) {
        try {
          return request.call();
        } catch (IOException _) {
          server.running();
        }
      }
    }

    private URI slot(HttpClient client) throws Exception {
      Kinora kinora = server.running();
      var request = HttpRequest.newBuilder(kinora.at("/publishing/v1/videos"))
          .header("Authorization", "Bearer " + kinora.token())
          .header("Content-Type", "application/json")
          .POST(BodyPublishers.ofString("{\"title\":\"broken\",\"delegated_upload\":true}"))
          .build();
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      JsonNode slot = JsonMapper.shared().readTree(answer.body());
      name = slot.path("id").asString().substring("vid_".length());
      return URI.create(slot.path("upload_url").asString());
    }

    private int offset(HttpClient client, URI address) throws Exception {
      var answer =
          client.send(HttpRequest.newBuilder(address).HEAD().build(), BodyHandlers.discarding());
      assertThat(answer.statusCode()).isEqualTo(200);
      return (int) answer.headers().firstValueAsLong("Upload-Offset").orElseThrow();
    }

    /// Nothing more comes. Completes it where the server was killed just before it could.
    private int status(HttpClient client, URI address) throws Exception {
      var request = HttpRequest.newBuilder(address)
          .headers("Tus-Resumable", "1.0.0", "Content-Type", "application/offset+octet-stream")
          .headers("Upload-Offset", "" + file.length, "Upload-Length", "" + file.length)
          .method("PATCH", BodyPublishers.noBody())
          .build();
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    /// Announces all that is missing and is lost at `end`, or waits for the answer at the end of
    /// the file. On a socket of its own: no library would break off in the middle.
    private void send(URI address, int offset, int end) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
        socket.getOutputStream().write(head(address, offset).getBytes(UTF_8));
        socket.getOutputStream().write(file, offset, end - offset);
        if (end == file.length) {
          int _ = socket.getInputStream().read();
        } else {
          breaks.incrementAndGet();
          socket.setSoLinger(random.nextBoolean(), 0); // At once, or when all is delivered.
        }
      } catch (IOException _) {
        breaks.incrementAndGet(); // With the server: what has arrived is asked next.
      }
    }

    private String head(URI address, int offset) {
      String words = isRanged
          ? "PUT %s HTTP/1.1\r\nContent-Type: video/mp4\r\nContent-Range: bytes %d-%d/%d\r\n"
              .formatted(address.getPath(), offset, file.length - 1, file.length)
          : """
              PATCH %s HTTP/1.1\r
              Tus-Resumable: 1.0.0\r
              Content-Type: application/offset+octet-stream\r
              Upload-Offset: %d\r
              Upload-Length: %d\r
              """.formatted(address.getPath(), offset, file.length);
      return words + "Host: kinora\r\nContent-Length: " + (file.length - offset) + "\r\n\r\n";
    }
  }
}
