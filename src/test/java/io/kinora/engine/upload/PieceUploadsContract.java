package io.kinora.engine.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.engine.task.fake.FakeClock;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.WorkFolder;
import io.kinora.infra.db.SqlWork;
import io.kinora.infra.storage.StorageKey;
import io.kinora.infra.storage.fake.FlakyStorage;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What holds for uploads in a bucket, which several processes share.
abstract class PieceUploadsContract extends UploadsContract {

  private static final int MIB = 1 << 20;
  private static final UploadRules WIDE =
      new UploadRules(1L << 30, RULES.idleExpiry(), RULES.totalExpiry());

  private final FlakyStorage storage = FlakyStorage.inBucket(clock);

  @Override
  UploadPlace place(Path folder) {
    return new UploadPlace(storage, folder, new FreeSpace(0));
  }

  @AfterEach
  void nothing_stays_on_this_machine() {
    assertThat(folder).isEmptyDirectory();
  }

  /// Another process on the same database and bucket.
  private Uploads other(InstantSource itsClock) throws IOException {
    return Uploads.in(place(folder), database(), WIDE, itsClock);
  }

  private List<String> objects() throws IOException {
    try (var files = storage.files()) {
      return files.map(it -> it.key().toString()).sorted().toList();
    }
  }

  private static byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }

  private UploadId wide() throws IOException {
    uploads = other(clock);
    return made(OptionalLong.empty());
  }

  @Test
  void any_process_goes_on_with_an_upload() throws Exception {
    UploadId id = made(OptionalLong.of(9));
    append(id, "one");
    Uploads second = other(clock);
    try (Writing writing = second.write(id, () -> {}).orElseThrow()) {
      assertThat(writing.upload().offset()).isEqualTo(3);
      writing.append(bytes("two"), Optional.empty());
    }
    append(id, "six");

    try (Writing writing = second.write(id, () -> {}).orElseThrow()) {
      assertThat(writing.isFull()).isTrue();
      writing.complete(rows -> database().transact(it -> rows.run(it.handle())));
    }

    assertThat(found(id).isComplete()).isTrue();
    assertContent(id, "onetwosix");
  }

  @Test
  void whoever_needs_the_file_gets_a_copy() throws Exception {
    UploadId id = made();
    append(id, "one");
    append(id, "two");

    assertThat(uploads.findPath(id)).isEmpty();
    try (var work = WorkFolder.in(folder)) {
      assertThat(uploads.bring(id, work)).hasContent("onetwo").hasParent(work.path());
    }
  }

  @Test
  void a_newer_request_ends_the_older_one_of_another_process() throws Exception {
    UploadId id = made();
    Uploads second = other(clock);
    var isBrokenOff = new CountDownLatch(1);
    var hasBegun = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var older = threads.submit(() -> {
        try (Writing writing = second.write(id, isBrokenOff::countDown).orElseThrow()) {
          hasBegun.countDown();
          isBrokenOff.await();
          writing.append(bytes("older "), Optional.empty());
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
  void a_request_that_does_not_end_keeps_its_turn() throws Exception {
    UploadId id = made();
    var impatient = new Leases(new Writers(Duration.ZERO), database(), Duration.ZERO, clock);
    try (Writing _ = other(clock).write(id, () -> {}).orElseThrow()) {
      assertThatThrownBy(() -> impatient.take(id, () -> {}))
          .isInstanceOf(UploadLockedException.class);
    }
    try (Turn _ = impatient.take(id, () -> {})) {
      assertThat(found(id).offset()).isZero();
    }
  }

  @Test
  void a_writer_that_stood_still_is_overtaken_and_harms_nothing() throws Exception {
    UploadId id = made();
    append(id, "begun ");
    var stopped = new FakeClock(); // As its process: others' time goes on.
    try (Writing older = other(stopped).write(id, () -> {}).orElseThrow()) {
      clock.turn(Lease.LIFE);
      append(id, "newer");
      List<String> objects = objects();

      assertThatThrownBy(() -> older.append(bytes("older"), Optional.empty()))
          .isInstanceOfSatisfying(
              UploadFaultException.class,
              it -> assertThat(it.fault()).isEqualTo(new UploadFault.Overtaken()));
      assertThatThrownBy(() -> older.startOver(OptionalLong.empty(), ""))
          .isInstanceOf(UploadFaultException.class);

      assertThat(objects()).isEqualTo(objects);
    }
    append(id, "!");
    assertContent(id, "begun newer!");
  }

  @Test
  void a_turn_of_a_process_that_died_is_taken_once_it_has_expired() throws Exception {
    UploadId id = made();
    database()
        .transact(it -> TurnTable.take(
            it.handle(), id, "dead", clock.instant(), clock.instant().plus(Lease.LIFE)));
    var impatient = new Leases(new Writers(Duration.ZERO), database(), Duration.ZERO, clock);
    assertThatThrownBy(() -> impatient.take(id, () -> {}))
        .isInstanceOf(UploadLockedException.class);

    clock.turn(Lease.LIFE);

    append(id, "alive");
    assertContent(id, "alive");
  }

  @Test
  void an_upload_that_is_forgotten_elsewhere_takes_nothing_more() throws Exception {
    UploadId id = made();
    try (Writing writing = other(clock).write(id, () -> {}).orElseThrow()) {
      writing.append(bytes("some"), Optional.empty());
      database().transact(it -> uploads.forget(id).run(it.handle()));

      assertThatThrownBy(() -> writing.append(bytes("more"), Optional.empty()))
          .isInstanceOfSatisfying(
              UploadFaultException.class,
              it -> assertThat(it.fault()).isEqualTo(new UploadFault.NotOpen()));
    }

    assertThat(uploads.removeBytes(id)).isTrue();
    assertThat(objects()).isEmpty();
  }

  @Test
  void long_requests_leave_a_piece_now_and_then() throws Exception {
    UploadId id = wide();
    byte[] file = randomBytes(20 * MIB);
    var seen = new long[1];
    var asking = new FilterInputStream(InputStream.nullInputStream()) {
      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        seen[0] = found(id).offset(); // The last that a kill would take away is on its way.
        return super.read(bytes, offset, length);
      }
    };
    try (Writing writing = writing(id)) {
      var body = new SequenceInputStream(new ByteArrayInputStream(file), asking);
      writing.append(body, Optional.empty());
    }

    assertThat(seen[0]).isEqualTo(8 * MIB);
    assertThat(objects()).hasSize(3);
    assertThat(Arrays.mismatch(content(id), file)).isEqualTo(-1);
  }

  @Test
  void what_came_before_the_storage_went_away_is_kept_and_nothing_behind_a_gap() throws Exception {
    UploadId id = wide();
    byte[] file = randomBytes(30 * MIB);
    storage.goAwayAfter(1);
    try (Writing writing = writing(id)) {
      var body = new ByteArrayInputStream(file);
      assertThatThrownBy(() -> writing.append(body, Optional.empty()))
          .isInstanceOf(FailureException.class);
    }
    storage.comeBack();

    assertThat(found(id).offset()).isEqualTo(8 * MIB);
    try (Writing writing = writing(id)) {
      var rest = new ByteArrayInputStream(file, 8 * MIB, 22 * MIB);
      writing.append(rest, Optional.empty());
    }
    assertThat(Arrays.mismatch(content(id), file)).isEqualTo(-1);
  }

  @Test
  void a_part_whose_digest_is_wrong_leaves_nothing() throws Exception {
    UploadId id = wide();
    append(id, "begun");
    List<String> objects = objects();
    byte[] file = randomBytes(20 * MIB);
    for (boolean isOfFile : List.of(true, false)) {
      var wrong = new BodyDigest(BodyDigest.Algorithm.SHA256, new byte[32], isOfFile);
      try (Writing writing = writing(id)) {
        assertThatThrownBy(() -> writing.append(new ByteArrayInputStream(file), Optional.of(wrong)))
            .isInstanceOf(UploadFaultException.class);
      }
      assertThat(objects()).isEqualTo(objects);
      assertThat(found(id).offset()).isEqualTo(5);
    }
    assertContent(id, "begun");
  }

  @Test
  void a_part_whose_digest_is_right_is_there_at_once() throws Exception {
    UploadId id = wide();
    byte[] file = randomBytes(20 * MIB);
    byte[] expected = MessageDigest.getInstance("SHA-1").digest(file);
    var right = new BodyDigest(BodyDigest.Algorithm.SHA1, expected, false);
    try (Writing writing = writing(id)) {
      writing.append(new ByteArrayInputStream(file), Optional.of(right));
    }

    assertThat(objects()).hasSize(1);
    assertThat(Arrays.mismatch(content(id), file)).isEqualTo(-1);
  }

  @Test
  void what_is_dropped_is_removed() throws Exception {
    UploadId id = made();
    append(id, "first ");
    append(id, "second ");
    append(id, "third");
    try (Writing writing = writing(id)) {
      writing.goBackTo(8);
      assertThat(objects()).hasSize(2);
      writing.append(bytes("ven"), Optional.empty());
    }
    assertContent(id, "first seven");

    try (Writing writing = writing(id)) {
      writing.startOver(OptionalLong.empty(), "");
    }
    assertThat(objects()).isEmpty();
    assertThat(found(id).offset()).isZero();
  }

  @Test
  void nothing_stays_of_what_is_given_up_removed_or_handed_over() throws Exception {
    UploadId given = made();
    UploadId removed = made();
    UploadId handed = made(OptionalLong.of(5));
    for (UploadId id : List.of(given, removed, handed)) {
      append(id, "bytes");
    }

    try (Writing writing = writing(given)) {
      writing.giveUp(SqlWork.NOTHING);
    }
    assertThat(uploads.removeBytes(removed)).isTrue();
    try (Writing writing = writing(handed)) {
      writing.handOver(rows -> database().transact(it -> rows.run(it.handle())));
    }

    assertThat(objects()).isEmpty();
    assertThat(found(handed).isComplete()).isTrue();
    assertThat(uploads.storedBytes(found(handed).tenant())).isZero();
    assertThat(uploads.open(handed)).isEmpty();
  }

  @Test
  void what_a_crash_left_before_it_was_recorded_is_swept_away_after_a_day() throws Exception {
    UploadId id = made();
    append(id, "known");
    storage.put(StorageKey.of("uploads", id.value(), "5-unknown"), bytes("orphan"));
    storage.put(StorageKey.of("assets", "acme", "film"), bytes("not ours"));
    InstantSource now = Clock.systemUTC();

    assertThat(other(now).sweep()).isZero();
    Instant later = now.instant().plus(Duration.ofHours(25));
    assertThat(other(InstantSource.fixed(later)).sweep()).isEqualTo(1);

    assertContent(id, "known");
    assertThat(objects()).hasSize(2);
  }

  @Test
  void a_piece_that_is_lost_is_found_out() throws Exception {
    UploadId id = made();
    append(id, "one");
    append(id, "two");
    var audit = new UploadAudit(database(), storage);
    assertThat(audit.missingPieces()).isEmpty();

    String lost = objects().getFirst();
    storage.delete(StorageKey.parse(lost));

    assertThat(audit.missingPieces()).containsExactly(lost);
  }

  @Test
  void bytes_that_another_version_had_on_its_disk_come_anew() throws Exception {
    UploadId id = made();
    database().transact(it -> it.handle().execute("update upload set durable_bytes = 7"));

    try (Writing writing = writing(id)) {
      assertThat(writing.upload().offset()).isZero();
      writing.append(new ByteArrayInputStream("again".getBytes(UTF_8)), Optional.empty());
    }

    assertContent(id, "again");
  }
}
