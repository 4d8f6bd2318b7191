package io.kinora.engine.job;

import io.kinora.engine.task.Errand;
import io.kinora.engine.task.Errands;
import io.kinora.infra.base.TenantId;
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

/// Tells customers that their jobs are at an end: durably, at least once, with a log and a way to
/// do it again. All threads may use it.
///
/// Source: the flixcloud contract, section 10.1.
public final class Notices implements Errand {

  static final String NAME = "job-notice";

  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

  private static final Duration TIME_MAX = Duration.ofSeconds(30);

  private static final List<Duration> PAUSES = List.of(
      Duration.ofSeconds(10),
      Duration.ofSeconds(30),
      Duration.ofMinutes(1),
      Duration.ofMinutes(2),
      Duration.ofMinutes(5),
      Duration.ofMinutes(10),
      Duration.ofMinutes(20),
      Duration.ofMinutes(40),
      Duration.ofMinutes(60));

  private final JobRecords records;
  private final Deliveries deliveries;
  private final Wording wording;

  public Notices(JobRecords records, Deliveries deliveries, Wording wording) {
    this.records = records;
    this.deliveries = deliveries;
    this.wording = wording;
  }

  /// How a dialect words that a job is at an end.
  public interface Wording {

    /// @param method of HTTP
    record Worded(String method, String contentType, byte[] body) {}

    Worded of(Job job, JobFacts facts);
  }

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

  /// Has a customer told, in the transaction in which his job ends.
  void put(Handle handle, long job, Instant now) {
    NoticeTable.insert(handle, job);
    Errands.makeDue(handle, NAME, String.valueOf(job), now);
  }

  /// Has a customer told again, at once and with all attempts anew.
  ///
  /// @return whether there is something to tell: the job is at its end and names somebody
  public boolean replay(TenantId tenant, long id) {
    Optional<Job> job = records
        .find(id)
        .filter(it -> it.tenant().equals(tenant) && it.finishedAt() != null)
        .filter(it -> it.order().notificationUrl() != null);
    job.ifPresent(_ -> records.database().transact(transaction -> {
      Instant now = records.clock().instant();
      NoticeTable.begin(transaction.handle(), id);
      Errands.makeDue(transaction.handle(), NAME, String.valueOf(id), now);
    }));
    return job.isPresent();
  }

  /// What was tried, in its order.
  public List<Try> log(long job) {
    return records.database().read(handle -> NoticeTable.log(handle, job));
  }

  @Override
  public Ending run(String subject) throws InterruptedException {
    long id = Long.parseLong(subject);
    Optional<Job> found = records.find(id);
    Optional<Integer> failures =
        records.database().read(handle -> NoticeTable.findPending(handle, id));
    if (found.isEmpty() || failures.isEmpty()) {
      return Ending.NOTHING;
    }
    records
        .database()
        .transact(
            it -> JobTable.tell(it.handle(), id, JobState.WAITING_TO_NOTIFY, JobState.NOTIFYING));
    Instant at = records.clock().instant();
    Delivery delivery = told(found.get());
    Duration length = Duration.between(at, records.clock().instant());
    return handle -> writeDown(handle, id, failures.get(), new Told(at, length, delivery));
  }

  private record Told(Instant at, Duration length, Delivery delivery) {}

  private Delivery told(Job job) {
    JobFacts facts = records.database().read(handle -> records.facts(handle, job.id()));
    Wording.Worded worded = wording.of(atItsEnd(job), facts);
    URI address = URI.create(String.valueOf(job.order().notificationUrl()));
    return deliveries.send(
        worded.method(),
        address,
        Map.of("Content-Type", worded.contentType()),
        worded.body(),
        TIME_MAX);
  }

  /// Before it is told of a success a job has another state, which is nobody's business.
  private static Job atItsEnd(Job job) {
    boolean isSuccess =
        job.state() == JobState.WAITING_TO_NOTIFY || job.state() == JobState.NOTIFYING;
    return isSuccess ? job.in(JobState.SUCCESSFUL_JOB) : job;
  }

  private static Optional<Duration> writeDown(Handle handle, long id, int failures, Told told) {
    JobTable.tell(handle, id, JobState.NOTIFYING, JobState.SUCCESSFUL_JOB);
    boolean isTaken =
        told.delivery() instanceof Delivery.Answered answered && answered.isAccepted();
    NoticeTable.logTry(handle, id, told.at(), told.length(), told.delivery());
    if (isTaken || failures >= PAUSES.size()) {
      if (!isTaken) {
        LOG.info("Nobody took the notice of job {}; it is not sent again.", id);
      }
      NoticeTable.end(handle, id, isTaken);
      return Optional.empty();
    }
    NoticeTable.fail(handle, id);
    return Optional.of(PAUSES.get(failures));
  }
}
