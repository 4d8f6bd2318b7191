package io.kinora.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.infra.db.Database;
import io.kinora.infra.db.fake.TestPostgres;
import io.kinora.infra.s3.fake.TestS3;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Processes of Kinora on one PostgreSQL and one bucket, each with a data folder of its own, as on
/// machines of their own.
final class Cluster implements AutoCloseable {

  private static final String MASTER_KEY =
      Base64.getEncoder().encodeToString("one key for all the processes...".getBytes(UTF_8));

  private final Path folder;
  private final String url = TestPostgres.newUrl();
  private final String bucket = TestS3.newBucket();
  private final int port = freePort();
  private final List<Kinora> processes = new ArrayList<>();

  private Cluster(Path folder) {
    this.folder = folder;
  }

  static Cluster in(Path folder) {
    return new Cluster(folder);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  /// The process that clients talk to.
  Kinora api(String... more) throws IOException {
    return process(port, "api,housekeeping", more);
  }

  /// One that does nothing but work, with one core.
  Kinora worker(String... more) throws IOException {
    return process(0, "worker", more);
  }

  private Kinora process(int itsPort, String roles, String... more) throws IOException {
    var flags = new ArrayList<>(List.of(
        "--roles",
        roles,
        "--cores",
        "1",
        "--database",
        url,
        "--master-key",
        MASTER_KEY,
        "--public-url",
        "http://127.0.0.1:" + port,
        "--storage",
        "s3://" + bucket + "/kinora",
        "--s3-endpoint",
        TestS3.endpoint().toString(),
        "--s3-access-key",
        TestS3.KEYS.accessKey(),
        "--s3-secret-key",
        TestS3.KEYS.secretKey()));
    flags.addAll(List.of(more));
    Path data = folder.resolve("data-" + processes.size());
    Kinora started = Kinora.serve(data, itsPort, flags.toArray(String[]::new));
    processes.add(started);
    return started;
  }

  /// What all of them see.
  Database database() {
    return Database.open(url, 4);
  }

  @Override
  public void close() {
    processes.forEach(Kinora::kill);
  }
}
