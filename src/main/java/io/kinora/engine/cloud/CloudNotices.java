package io.kinora.engine.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.engine.cloud.NoticeOutbox.Rule;
import io.kinora.engine.cloud.NoticeTable.Pending;
import io.kinora.engine.task.Errand;
import io.kinora.infra.outbound.Deliveries;
import io.kinora.infra.outbound.Delivery;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells customers what happened to their videos: durably, at least once, that of one video to
/// one address in its order, with a log and a way to do it again. All threads may use it.
///
/// Source: the panda contract, section 12.
public final class CloudNotices implements Errand {

  static final String NAME = "cloud-notice";

  private static final Logger LOG = LoggerFactory.getLogger(CloudNotices.class);

  private static final Duration TIME_MAX = Duration.ofSeconds(10);
  private static final Duration TRIED_MAX = Duration.ofHours(24);
  private static final Duration PAUSE_MAX = Duration.ofHours(1);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final int FIRST_RETRIES_MAX = 6;
  private static final int DOUBLINGS_MAX = 12;

  private final CloudRecords records;
  private final Deliveries deliveries;

  public CloudNotices(CloudRecords records, Deliveries deliveries) {
    this.records = records;
    this.deliveries = deliveries;
  }

  /// Something that was or will be told.
  ///
  /// @param state pending, delivered or given_up
  public record Notice(NoticeEvent event, String state, Instant createdAt, List<Try> tries) {}

  /// One attempt to tell.
  ///
  /// @param status none where nobody answered
  public record Try(
      int number,
      Instant at,
      Duration length,
      @Nullable Integer status,
      @Nullable String error) {}

  @Override
  public String name() {
    return NAME;
  }

  /// What was and will be told of a video.
  public List<Notice> log(ObjectId video) {
    return records.database().read(handle -> NoticeTable.log(handle, video));
  }

  /// Has all told again that was to be told of a video.
  ///
  /// @return how much that is
  public int replay(ObjectId video) {
    return records.database().inTransaction(transaction -> {
      Handle handle = transaction.handle();
      int count = NoticeTable.begin(handle, video, records.now());
      if (count > 0) {
        new NoticeSubject(video.value(), false).makeDue(handle, records.now());
        new NoticeSubject(video.value(), true).makeDue(handle, records.now());
      }
      return count;
    });
  }

  /// Forgets what was told before a moment.
  ///
  /// @return how much it was
  public int prune(Instant before) {
    return records
        .database()
        .inTransaction(it -> NoticeTable.delete(
            it.handle(), "state <> 'pending' and created_at < ?", before.toEpochMilli()));
  }

  @Override
  public Ending run(String text) {
    NoticeSubject subject = NoticeSubject.parse(text);
    Optional<Pending> found = records.database().read(handle -> table().next(handle, subject));
    if (found.isEmpty()) {
      return Ending.NOTHING;
    }
    Pending notice = found.get();
    Duration early = Duration.between(records.now(), notice.dueAt());
    if (early.isPositive()) { // A newer one woke us.
      return _ -> Optional.of(early);
    }
    Instant at = records.now();
    Delivery delivery = tell(notice);
    Duration length = Duration.between(at, records.now());
    return handle -> {
      NoticeTable.logTry(handle, notice.seq(), at, length, delivery);
      return writeDown(handle, subject, notice, delivery);
    };
  }

  private NoticeTable table() {
    return new NoticeTable(records.vault());
  }

  private Delivery tell(Pending notice) {
    URI target;
    try {
      target = URI.create(notice.letter().target());
    } catch (IllegalArgumentException _) {
      return new Delivery.Refused("", "this is no address");
    }
    return deliveries.post(
        target,
        Map.of("Content-Type", "application/x-www-form-urlencoded"),
        notice.letter().form().getBytes(UTF_8),
        TIME_MAX);
  }

  private Optional<Duration> writeDown(
      Handle handle, NoticeSubject subject, Pending notice, Delivery delivery) {
    boolean isTaken = delivery instanceof Delivery.Answered(int status, String _) && status == 200;
    Optional<Duration> pause = isTaken || delivery instanceof Delivery.Refused
        ? Optional.empty()
        : pause(notice, records.now());
    if (pause.isPresent()) {
      NoticeTable.fail(handle, notice.seq(), records.now().plus(pause.get()));
      return pause;
    }
    if (!isTaken) {
      LOG.info("Nobody took a notice of video {}; it is not sent again.", subject.video());
    }
    NoticeTable.end(handle, notice.seq(), isTaken);
    return table()
        .next(handle, subject)
        .map(next -> Duration.between(records.now(), next.dueAt()))
        .map(wait -> wait.isPositive() ? wait : Duration.ZERO);
  }

  /// How long to wait until the next attempt; empty where there is none.
  static Optional<Duration> pause(Pending notice, Instant now) {
    int failures = notice.failures() + 1;
    return switch (notice.letter().rule()) {
      case Rule.ONCE -> Optional.empty();
      case Rule.FIRST ->
        failures <= FIRST_RETRIES_MAX
            ? Optional.of(FIRST_PAUSE.multipliedBy(failures))
            : Optional.empty();
      case Rule.SECOND -> {
        Duration pause = notice.delay().multipliedBy(1L << Math.min(failures - 1, DOUBLINGS_MAX));
        Duration capped = pause.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause;
        boolean isInTime = now.plus(capped).isBefore(notice.createdAt().plus(TRIED_MAX));
        yield isInTime ? Optional.of(capped) : Optional.empty();
      }
    };
  }
}
