package io.kinora;

import io.kinora.engine.publishing.Idempotency;
import io.kinora.engine.publishing.VideoLifetimes;
import io.kinora.engine.publishing.Videos;
import io.kinora.engine.task.TaskEngine;
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

  private static final Duration EVERY = Duration.ofSeconds(5);

  private final Videos videos;
  private final VideoLifetimes lifetimes;
  private final Idempotency idempotency;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().name("video-keeping").daemon().factory());

  VideoKeeping(Foundation foundation, TaskEngine engine) {
    this.videos = new Videos(foundation.videos(), foundation.uploads(), engine);
    this.lifetimes = PublishingSettingTable.lifetimes(foundation.settings());
    this.idempotency = foundation.idempotency();
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
      if (expired + sources + failed + answers > 0) {
        LOG.info(
            "Removed of published videos: {} uploads that expired, {} sources, {} that failed,"
                + " {} old answers",
            expired,
            sources,
            failed,
            answers);
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
