package io.kinora.infra.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.infra.s3.S3Keys;
import io.kinora.infra.s3.S3Settings;
import io.kinora.infra.s3.S3Settings.Addressing;
import io.kinora.infra.s3.fake.TestS3;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A process that is killed with -9 while it puts a file into a bucket.
@Timeout(120)
class KilledPutTest {

  private static final StorageKey KEY = StorageKey.of("film");
  private static final int MORE_THAN_A_PART = 20 * 1024 * 1024;

  /// The process: it puts one file, whose end does not come before it is killed.
  static final class Victim {

    private Victim() {}

    /// @param words the endpoint, the keys and the bucket
    public static void main(String[] words) throws IOException {
      var settings = new S3Settings(
          URI.create(words[0]), "us-east-1", new S3Keys(words[1], words[2]), Addressing.PATH);
      try (var storage = open(words[3], settings)) {
        var beginning = new ByteArrayInputStream(new byte[MORE_THAN_A_PART]);
        storage.put(KEY, new SequenceInputStream(beginning, System.in));
      }
    }
  }

  private static S3Storage open(String bucket, S3Settings settings) {
    return S3Storage.open(
        new StoragePlace.Bucket(bucket, ""), settings, S3StorageTest.WIDE, InstantSource.system());
  }

  @Test
  void no_half_file_is_seen_and_what_is_left_of_it_is_removed() throws IOException {
    String bucket = TestS3.newBucket();
    Process victim = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Victim.class.getName(),
            TestS3.endpoint().toString(),
            TestS3.KEYS.accessKey(),
            TestS3.KEYS.secretKey(),
            bucket)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
    await().atMost(Duration.ofMinutes(1)).until(() -> partsIn(bucket) > 0);

    victim.destroyForcibly().onExit().join();

    try (var storage = open(bucket, TestS3.settings())) {
      assertThat(storage.find(KEY)).isEmpty();
      assertThat(storage.files()).isEmpty();
      assertThat(storage.removeLeftovers(Instant.now().plusSeconds(60))).isEqualTo(1);
      assertThat(partsIn(bucket)).isZero();
      try (InputStream again = new ByteArrayInputStream(new byte[1])) {
        assertThat(storage.put(KEY, again).sizeBytes()).isEqualTo(1);
      }
    }
  }

  private static int partsIn(String bucket) {
    return TestS3.client().listMultipartUploads(it -> it.bucket(bucket)).uploads().stream()
        .mapToInt(upload -> TestS3.client()
            .listParts(it -> it.bucket(bucket).key(upload.key()).uploadId(upload.uploadId()))
            .parts()
            .size())
        .sum();
  }
}
