package io.kinora;

import io.kinora.engine.publishing.Idempotency;
import io.kinora.engine.publishing.VideoLifetimes;
import io.kinora.engine.publishing.VideoRecords;
import io.kinora.engine.publishing.Videos;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.upload.Uploads;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives up, every few seconds, what clients of the publishing API have left alone, and removes
/// what has been kept long enough.
///
/// Source: the publishing contract, sections 7.5 and 16.
final class VideoKeeping implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(VideoKeeping.class);

  private static final Duration EVERY = Duration.ofSeconds(20);

  private final Uploads uploads;
  private final Videos videos;
  private final VideoLifetimes lifetimes;
  private final Idempotency idempotency;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().name("video-keeping").daemon().factory());

  VideoKeeping(Foundation foundation, TaskEngine engine) {
    Settings settings = foundation.settings();
    var records = new VideoRecords(foundation.database(), foundation.library(), foundation.clock());
    this.uploads = foundation.uploads();
    this.videos = new Videos(records, uploads, engine);
    this.lifetimes = PublishingSettingTable.lifetimes(settings);
    this.idempotency = new Idempotency(
        foundation.database(),
        Duration.ofSeconds(settings.value(PublishingSettingTable.IDEMPOTENCY_TTL)),
        foundation.clock());
  }

  void start() {
    var _ = timer.scheduleWithFixedDelay(
        this::keep, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Does all once.
  void keep() {
    try {
      int expired = videos.expireUploads();
      int sources = videos.dropSources(lifetimes);
      int failed = videos.forgetFailed(lifetimes);
      int answers = idempotency.prune();
      int orphans = uploads.sweep();
      if (expired + sources + failed + answers + orphans > 0) {
        LOG.info(
            "Removed of published videos: {} uploads that expired, {} sources, {} that failed,"
                + " {} old answers, {} files without an upload",
            expired,
            sources,
            failed,
            answers,
            orphans);
      }
    } catch (IOException | RuntimeException failure) { // It gets its next turn in some seconds.
      LOG.warn("Cleaning up after published videos failed.", failure);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
