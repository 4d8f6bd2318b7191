package io.kinora.cli.bench;

import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.WorkFolder;
import io.kinora.infra.s3.S3Keys;
import io.kinora.infra.s3.S3Settings;
import io.kinora.infra.storage.Passage;
import io.kinora.infra.storage.S3Storage;
import io.kinora.infra.storage.StorageKey;
import io.kinora.infra.storage.StoragePlace;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// A large file put into a bucket and read again: by the storage, which makes its digest and sends
/// it in parts, against the bare calls of the library, which send it as one. In turn.
public final class StorageBench {

  private static final StorageKey OURS = StorageKey.of("ours");
  private static final String THEIRS = "theirs";

  private final S3Settings settings;
  private final String bucket;
  private final WorkFolder work;

  /// @param bucket one that is there; what is put is removed
  public StorageBench(S3Settings settings, String bucket, WorkFolder work) {
    this.settings = settings;
    this.bucket = bucket;
    this.work = work;
  }

  /// A job that may fail of the disk or of the bucket.
  private interface Job {
    void run() throws IOException;
  }

  /// Measures each competitor `rounds` times, in turn, and prints a table.
  public void run(int mib, int rounds, PrintWriter out) throws IOException {
    Path file = file(mib);
    var place = new StoragePlace.Bucket(bucket, "");
    var passage = new Passage(file, new FreeSpace(0));
    try (var storage = S3Storage.open(place, settings, passage, Clock.systemUTC());
        S3Client client = bareClient()) {
      Map<String, Job> jobs = new LinkedHashMap<>();
      jobs.put("put by the storage", () -> put(storage, file));
      jobs.put(
          "put by one bare call",
          () -> client.putObject(it -> it.bucket(bucket).key(THEIRS), RequestBody.fromFile(file)));
      jobs.put("get by the storage", () -> drain(storage.open(OURS, 0).orElseThrow()));
      jobs.put(
          "get by a bare call",
          () -> drain(client.getObject(it -> it.bucket(bucket).key(THEIRS))));
      compare(jobs, mib, rounds, out);
      storage.delete(OURS);
      client.deleteObject(it -> it.bucket(bucket).key(THEIRS));
    }
  }

  private static void compare(Map<String, Job> jobs, int mib, int rounds, PrintWriter out) {
    jobs.values().forEach(StorageBench::cost); // The code is compiled then.
    Map<String, List<Cost>> costs = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      jobs.forEach(
          (name, job) -> costs.computeIfAbsent(name, _ -> new ArrayList<>()).add(cost(job)));
    }
    costs.forEach((name, all) -> out.printf(
        Locale.ROOT,
        "%d MiB  %-22s median %s   min %s%n",
        mib,
        name,
        Cost.median(all),
        Cost.min(all)));
    out.flush();
  }

  private static Cost cost(Job job) {
    return Cost.of(() -> {
      try {
        job.run();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    });
  }

  private static void put(S3Storage storage, Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      var _ = storage.put(OURS, bytes);
    }
  }

  private static void drain(InputStream bytes) throws IOException {
    try (bytes) {
      bytes.transferTo(OutputStream.nullOutputStream());
    }
  }

  /// As the library is out of its box.
  private S3Client bareClient() {
    S3Keys keys = settings.keys();
    return S3Client.builder()
        .endpointOverride(settings.endpoint())
        .region(Region.of(settings.region()))
        .forcePathStyle(settings.addressing() == S3Settings.Addressing.PATH)
        .credentialsProvider(StaticCredentialsProvider.create(
            AwsBasicCredentials.create(keys.accessKey(), keys.secretKey())))
        .build();
  }

  /// Bytes that cannot be compressed.
  private Path file(int mib) throws IOException {
    Path file = work.file("file");
    byte[] part = new byte[1 << 20];
    var random = new Random(1);
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int count = 0; count < mib; count++) {
        random.nextBytes(part);
        out.write(part);
      }
    }
    return file;
  }
}
