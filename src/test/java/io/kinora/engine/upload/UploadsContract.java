package io.kinora.engine.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.engine.task.fake.FakeClock;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SqlWork;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What holds for uploads on every database and in every storage.
abstract class UploadsContract {

  private static final TenantId ACME = new TenantId("acme");
  static final UploadRules RULES = new UploadRules(1_000, Duration.ofHours(24), Duration.ofDays(7));

  @TempDir
  Path folder;

  final FakeClock clock = new FakeClock();
  Uploads uploads;

  abstract Database database();

  /// @param folder of this machine
  abstract UploadPlace place(Path folder) throws IOException;

  @BeforeEach
  void open() throws IOException {
    uploads = uploads(RULES);
  }

  Uploads uploads(UploadRules rules) throws IOException {
    return Uploads.in(place(folder), database(), rules, clock);
  }

  @AfterEach
  void forgetAll() {
    for (String table : List.of("upload", "upload_piece", "upload_turn")) {
      database().transact(it -> it.handle().execute("delete from " + table));
    }
  }

  UploadId made(OptionalLong size) {
    Upload upload = uploads.prepare(ACME, size);
    database().transact(it -> uploads.begin(upload).run(it.handle()));
    return upload.id();
  }

  UploadId made() {
    return made(OptionalLong.empty());
  }

  Writing writing(UploadId id) throws Exception {
    return uploads.write(id, () -> {}).orElseThrow();
  }

  void append(UploadId id, String text) throws Exception {
    try (Writing writing = writing(id)) {
      writing.append(bytes(text), Optional.empty());
    }
  }

  Upload found(UploadId id) {
    return uploads.find(id).orElseThrow();
  }

  byte[] content(UploadId id) throws IOException {
    try (InputStream all = uploads.open(id).orElseThrow()) {
      return all.readAllBytes();
    }
  }

  void assertContent(UploadId id, String text) throws IOException {
    assertThat(content(id)).asString(UTF_8).isEqualTo(text);
  }

  static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  /// A client that is lost after some bytes.
  static InputStream cut(String text) {
    return new FilterInputStream(bytes(text)) {
      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        if (count < 0) {
          throw new EOFException("gone");
        }
        return count;
      }
    };
  }

  @Test
  void bytes_follow_each_other() throws Exception {
    UploadId id = made(OptionalLong.of(6));

    append(id, "one");
    append(id, "two");

    assertThat(found(id).offset()).isEqualTo(6);
    assertContent(id, "onetwo");
  }

  @Test
  void bytes_before_a_break_stay() throws Exception {
    UploadId id = made();
    try (Writing writing = writing(id)) {
      assertThatThrownBy(() -> writing.append(cut("some"), Optional.empty()))
          .isInstanceOf(EOFException.class);
    }

    assertThat(found(id).offset()).isEqualTo(4);
    append(id, " more");
    assertContent(id, "some more");
  }

  @Test
  void more_than_the_file_has_is_refused_and_nothing_of_it_kept() throws Exception {
    UploadId id = made(OptionalLong.of(5));
    append(id, "abc");

    assertThatThrownBy(() -> append(id, "defg"))
        .isInstanceOfSatisfying(
            UploadFaultException.class,
            it -> assertThat(it.fault()).isEqualTo(new UploadFault.WrongSize(5)));

    assertThat(found(id).offset()).isEqualTo(3);
    assertContent(id, "abc");
  }

  @Test
  void more_than_any_file_may_have_is_refused() throws Exception {
    UploadId id = made();

    assertThatThrownBy(() -> append(id, "x".repeat(1_001)))
        .isInstanceOfSatisfying(
            UploadFaultException.class,
            it -> assertThat(it.fault()).isEqualTo(new UploadFault.TooLarge(1_000)));
    assertThat(found(id).offset()).isZero();
  }

  @Test
  void a_size_is_said_once() throws Exception {
    UploadId id = made(OptionalLong.of(5));
    try (Writing writing = writing(id)) {
      writing.declareSize(5);
      assertThatThrownBy(() -> writing.declareSize(6)).isInstanceOf(UploadFaultException.class);
      assertThatThrownBy(() -> writing.startOver(OptionalLong.of(6), ""))
          .isInstanceOf(UploadFaultException.class);
    }
  }

  @Test
  void starting_over_drops_what_came_and_a_size_that_came_with_it() throws Exception {
    UploadId id = made();
    try (Writing writing = writing(id)) {
      writing.startOver(OptionalLong.of(9), "");
      writing.append(bytes("first"), Optional.empty());
      writing.startOver(OptionalLong.of(6), "name dGU=");
      writing.append(bytes("second"), Optional.empty());
      assertThat(writing.isFull()).isTrue();
    }

    assertContent(id, "second");
    assertThat(found(id).metadata()).isEqualTo("name dGU=");
  }

  @Test
  void bytes_count_when_they_are_what_was_announced() throws Exception {
    UploadId id = made();
    var digest = new BodyDigest(
        BodyDigest.Algorithm.SHA1,
        MessageDigest.getInstance("SHA-1").digest("good".getBytes(UTF_8)),
        false);
    try (Writing writing = writing(id)) {
      assertThatThrownBy(() -> writing.append(bytes("evil"), Optional.of(digest)))
          .isInstanceOfSatisfying(
              UploadFaultException.class,
              it -> assertThat(it.fault()).isEqualTo(new UploadFault.WrongDigest()));
      assertThat(writing.upload().offset()).isZero();
      assertThatThrownBy(() -> writing.append(cut("good"), Optional.of(digest)))
          .isInstanceOf(EOFException.class);
      assertThat(writing.upload().offset()).isZero();

      writing.append(bytes("good"), Optional.of(digest));

      assertThat(writing.upload().offset()).isEqualTo(4);
    }
  }

  @Test
  void what_is_complete_is_written_to_no_more() throws Exception {
    UploadId id = made();
    append(id, "all");
    try (Writing writing = writing(id)) {
      writing.declareSize(3);
      writing.complete(rows -> database().transact(it -> rows.run(it.handle())));
    }

    assertThat(found(id).isComplete()).isTrue();
    assertThatThrownBy(() -> append(id, "more")).isInstanceOf(UploadFaultException.class);
    assertContent(id, "all");
  }

  @Test
  void the_newest_request_writes() throws Exception {
    UploadId id = made();
    var isBrokenOff = new CountDownLatch(1);
    var hasBegun = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var older = threads.submit(() -> {
        try (Writing writing = uploads.write(id, isBrokenOff::countDown).orElseThrow()) {
          writing.append(bytes("older "), Optional.empty());
          hasBegun.countDown();
          isBrokenOff.await();
          return writing.upload().offset();
        }
      });
      hasBegun.await();

      append(id, "newer");

      assertThat(older.get()).isEqualTo(6);
      assertContent(id, "older newer");
    }
  }

  @Test
  void an_upload_without_new_bytes_expires() throws Exception {
    UploadId idle = made();
    UploadId busy = made();
    clock.turn(Duration.ofHours(23));
    append(busy, "alive");
    clock.turn(Duration.ofHours(2));

    assertThat(uploads.expire(_ -> SqlWork.NOTHING)).isEqualTo(1);

    assertThat(found(idle).state()).isEqualTo(Upload.State.GONE);
    assertThat(found(busy).isOpen()).isTrue();
    assertThat(uploads.open(idle)).isEmpty();
  }

  @Test
  void large_files_are_whole() throws Exception {
    byte[] file = new byte[40 << 20];
    new Random(5).nextBytes(file);
    uploads = uploads(new UploadRules(1L << 30, RULES.idleExpiry(), RULES.totalExpiry()));
    UploadId id = made();
    try (Writing writing = writing(id)) {
      writing.append(new ByteArrayInputStream(file), Optional.empty());
      assertThat(writing.upload().offset()).isEqualTo(file.length);
    }

    assertThat(Arrays.mismatch(content(id), file)).isEqualTo(-1);
  }
}
