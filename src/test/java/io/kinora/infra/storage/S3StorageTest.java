package io.kinora.infra.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.Sha256;
import io.kinora.infra.s3.S3Clients;
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
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class S3StorageTest extends StorageContract {

  private static final StorageKey KEY = StorageKey.of("a", "b", "c");

  /// A disk that is never too full.
  static final Passage WIDE = new Passage(Path.of("."), new FreeSpace(0));

  /// The smallest that services take.
  private static final int PART_BYTES = 5 * 1024 * 1024;

  private final S3Client client = TestS3.client();
  private final String name = TestS3.newBucket();

  @Override
  S3Storage storage() {
    return in("");
  }

  private S3Storage in(String prefix) {
    return new S3Storage(
        new S3Bucket(client, name, prefix), PART_BYTES, WIDE, InstantSource.system());
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }

  @Test
  void a_part_of_a_bucket_is_a_storage_of_its_own() throws IOException {
    client.putObject(it -> it.bucket(name).key("films/.index"), RequestBody.fromString("theirs"));
    client.putObject(it -> it.bucket(name).key("filmsy/a"), RequestBody.fromString("theirs"));
    InputStream hello = new ByteArrayInputStream(new byte[5]);

    in("films/").put(KEY, hello);

    assertThat(client.headObject(it -> it.bucket(name).key("films/a/b/c")).contentLength())
        .isEqualTo(5);
    assertThat(keysIn(in("films/").files())).containsExactly("a/b/c");
    assertThat(in("").find(KEY)).isEmpty();
  }

  @Test
  void more_files_than_a_page_has_are_listed() throws IOException {
    IntStream.range(0, 1_005)
        .parallel()
        .forEach(
            it -> client.putObject(put -> put.bucket(name).key("many/" + it), RequestBody.empty()));

    assertThat(keysIn(storage().filesIn(StorageKey.of("many")))).hasSize(1_005);
  }

  @Test
  void work_is_refused_early_where_files_could_not_pass() {
    var narrow = new Passage(Path.of("."), new FreeSpace(Long.MAX_VALUE));
    var storage =
        new S3Storage(new S3Bucket(client, name, ""), PART_BYTES, narrow, InstantSource.system());

    for (ThrowingCallable look : List.<ThrowingCallable>of(storage::checkSpace, storage::check)) {
      assertThat(catchThrowableOfType(FailureException.class, look).failure().code())
          .isEqualTo(FailureCode.OUT_OF_SPACE);
    }
  }

  @Nested
  class InParts {

    @Test
    void a_large_file_is_one_object() throws IOException {
      for (int size : new int[] {PART_BYTES, 2 * PART_BYTES + 7}) {
        byte[] bytes = bytes(size);

        Receipt receipt = storage().put(KEY, new ByteArrayInputStream(bytes));

        assertThat(receipt).isEqualTo(new Receipt(size, Sha256.hex(bytes)));
        try (InputStream all = storage().open(KEY, 0).orElseThrow();
            InputStream end = storage().open(KEY, size - 3L).orElseThrow()) {
          assertThat(Sha256.hex(all.readAllBytes())).isEqualTo(receipt.sha256());
          assertThat(end.readAllBytes()).hasSize(3);
        }
        assertThat(begun()).isZero();
      }
    }

    @Test
    void what_breaks_off_behind_the_first_part_leaves_nothing() throws IOException {
      var bytes =
          new SequenceInputStream(new ByteArrayInputStream(bytes(PART_BYTES + 100)), breaking());

      assertThatThrownBy(() -> storage().put(KEY, bytes)).isInstanceOf(IOException.class);

      assertThat(storage().find(KEY)).isEmpty();
      assertThat(begun()).isZero();
    }

    @Test
    void what_a_crash_left_behind_is_removed_when_it_is_old() throws IOException {
      client.createMultipartUpload(it -> it.bucket(name).key("a/b/c"));
      Instant now = Instant.now();

      int young = storage().removeLeftovers(now.minus(Duration.ofDays(1)));
      int foreign = in("films/").removeLeftovers(now.plus(Duration.ofDays(1)));
      int old = storage().removeLeftovers(now.plus(Duration.ofDays(1)));

      assertThat(young).isZero();
      assertThat(foreign).isZero();
      assertThat(old).isEqualTo(1);
      assertThat(begun()).isZero();
    }

    private int begun() {
      return client.listMultipartUploads(it -> it.bucket(name)).uploads().size();
    }
  }

  @Nested
  class WhenItCannotBeUsed {

    @Test
    void a_bucket_that_is_not_there_is_told_at_the_start() {
      assertThatThrownBy(() -> open("absent", TestS3.settings()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "The bucket absent at " + TestS3.endpoint() + " is not there; make it first.");
    }

    @Test
    void wrong_keys_are_told_at_the_start_but_not_shown() {
      var wrong = TestS3.settings(new S3Keys("kinora", "guessed"));

      assertThatThrownBy(() -> open(name, wrong))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("refuses us: KINORA_S3_ACCESS_KEY or KINORA_S3_SECRET_KEY is wrong")
          .hasMessageNotContaining("guessed");
    }

    @Test
    void a_service_that_is_away_is_told_at_the_start() {
      assertThatThrownBy(() -> open(name, away()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Connection refused.");
    }

    @Test
    void one_that_goes_away_is_unavailable_to_whoever_needs_it() {
      try (var absent = S3Clients.open(away())) {
        var storage =
            new S3Storage(new S3Bucket(absent, name, ""), PART_BYTES, WIDE, InstantSource.system());

        assertUnavailable(storage::check);
        assertUnavailable(() -> storage.find(KEY));
        assertUnavailable(() -> storage.open(KEY, 0));
        assertUnavailable(() -> storage.put(KEY, InputStream.nullInputStream()));
        assertUnavailable(() -> storage.files().toList());
      }
    }

    private void assertUnavailable(ThrowingCallable question) {
      var failure = catchThrowableOfType(FailureException.class, question);

      assertThat(failure.failure().code()).isEqualTo(FailureCode.UNAVAILABLE);
      assertThat(failure.failure().text())
          .isEqualTo("the storage cannot be reached now, try again later");
    }

    private static void open(String bucket, S3Settings settings) {
      S3Storage.open(new StoragePlace.Bucket(bucket, ""), settings, WIDE, InstantSource.system())
          .close();
    }

    /// Nobody listens there.
    private static S3Settings away() {
      return new S3Settings(
          URI.create("http://127.0.0.1:1"), "us-east-1", TestS3.KEYS, Addressing.PATH);
    }
  }
}
