package io.kinora;

import io.kinora.engine.access.AccessTokens;
import io.kinora.engine.cloud.CloudNotices;
import io.kinora.engine.cloud.UploadSessions;
import io.kinora.engine.cloud.UsedSignatures;
import io.kinora.engine.film.FilmKeeping;
import io.kinora.engine.job.JobRecords;
import io.kinora.engine.library.AssetId;
import io.kinora.engine.library.Library;
import io.kinora.engine.library.Sweeper;
import io.kinora.engine.library.Sweeper.Swept;
import io.kinora.engine.task.Task;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskId;
import io.kinora.engine.upload.Uploads;
import io.kinora.engine.webhook.Webhooks;
import io.kinora.infra.storage.HasLocalFiles;
import io.kinora.infra.storage.Storage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Removes, every hour, what nobody needs any more.
final class Housekeeping implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  private static final Duration FIRST = Duration.ofMinutes(1); // Starting has the machine first.
  private static final Duration EVERY = Duration.ofHours(1);
  private static final Duration LOOK_EVERY = Duration.ofDays(1);
  private static final Duration EVENTS_KEPT = Duration.ofDays(7);
  private static final Duration JOBS_KEPT = Duration.ofDays(90);
  private static final Duration SESSIONS_KEPT = Duration.ofDays(31); // None lasts longer.
  private static final Duration LEFTOVER_AGE = Duration.ofDays(1);

  private final TaskEngine engine;
  private final AccessTokens tokens;
  private final Library library;
  private final Uploads uploads;
  private final Webhooks webhooks;
  private final JobRecords jobs;
  private final UploadSessions sessions;
  private final UsedSignatures signatures;
  private final CloudNotices notices;
  private final FilmKeeping films;
  private final Sweeper sweeper;
  private final Storage storage;
  private final WorkFolders workFolders;
  private final InstantSource clock;
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(
      2, Thread.ofPlatform().name("housekeeping-", 0).daemon().factory());

  Housekeeping(Foundation foundation, TaskEngine engine, Sweeper sweeper, Storage storage) {
    this.engine = engine;
    this.tokens = new AccessTokens(foundation.database(), foundation.clock());
    this.library = foundation.library();
    this.uploads = foundation.uploads();
    this.webhooks = foundation.webhooks();
    this.jobs = foundation.jobs();
    this.sessions = CloudWorks.sessions(foundation, engine);
    this.signatures = CloudWorks.signatures(foundation);
    this.notices = CloudWorks.notices(foundation);
    this.films = FilmWorks.keeping(foundation);
    this.sweeper = sweeper;
    this.storage = storage;
    this.workFolders = new WorkFolders(foundation.workFolder());
    this.clock = foundation.clock();
  }

  void start() {
    repeat(this::clean, EVERY);
    // Each file that is looked for elsewhere is a request; many of them last long, and cost.
    repeat(this::tellMissing, storage instanceof HasLocalFiles ? EVERY : LOOK_EVERY);
  }

  private void repeat(Runnable work, Duration every) {
    var _ = timer.scheduleWithFixedDelay(
        work, FIRST.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Does all once. A chore that fails does not keep the others from their turn.
  void clean() {
    Instant now = clock.instant();
    chore("old events", () -> engine.pruneEvents(now.minus(EVENTS_KEPT)));
    chore("expired access tokens", tokens::purge);
    chore("old lines of the logs of webhooks", webhooks::prune);
    chore("old jobs by recipe", () -> jobs.forget(now.minus(JOBS_KEPT)));
    chore("old upload sessions of clouds", () -> sessions.prune(now.minus(SESSIONS_KEPT)));
    chore("old signatures", () -> signatures.prune(now));
    chore("old notices of clouds", () -> notices.prune(now.minus(JOBS_KEPT)));
    chore("old films", films::prune);
    chore("files of the library", () -> sweep(now));
    chore("old tasks", () -> engine.forgetTasks(now, this::withFiles));
    chore("files without an upload", uploads::sweep);
    chore("half-stored files", () -> storage.removeLeftovers(now.minus(LEFTOVER_AGE)));
    chore("work of tasks that have ended", () -> workFolders.removeEnded(this::hasEnded));
    chore("work folders", () -> workFolders.removeOlder(now.minus(LEFTOVER_AGE)));
  }

  /// Those of some tasks whose files are still there: who finds one may ask where it came from.
  private Set<TaskId> withFiles(Collection<TaskId> tasks) {
    return tasks.stream()
        .filter(id -> !library.files(new AssetId(id.value())).isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean hasEnded(TaskId id) {
    return engine.findTask(id).map(Task::isFinal).orElse(true);
  }

  private int sweep(Instant now) throws IOException {
    Swept swept = sweeper.sweep(now);
    return swept.removed() + swept.orphans();
  }

  private void tellMissing() {
    try {
      List<String> missing = sweeper.missingFiles();
      if (!missing.isEmpty()) {
        LOG.error(
            "{} files of the library are missing, the first is {}; 'kinora fsck' names all.",
            missing.size(),
            missing.getFirst());
      }
    } catch (IOException | RuntimeException failure) { // It gets its next turn.
      LOG.warn("Looking for missing files failed.", failure);
    }
  }

  /// A piece of the work.
  private interface Chore {

    /// @return how much was removed
    int run() throws IOException;
  }

  private static void chore(String what, Chore chore) {
    try {
      int count = chore.run();
      if (count > 0) {
        LOG.info("Removed {}: {}", what, count);
      }
    } catch (IOException | RuntimeException failure) { // It gets its next turn in an hour.
      LOG.warn("Removing {} failed.", what, failure);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
