package io.kinora.engine.publishing;

import io.kinora.engine.webhook.News;
import io.kinora.engine.webhook.Outbox;
import io.kinora.engine.webhook.WebhookEvent;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.JsonNodeFactory;

/// The ends that a video comes to, each told to the webhooks of its tenant by the transaction that
/// brings it about.
///
/// Source: the publishing contract, section 17.
final class VideoEnds {

  private VideoEnds() {}

  static void ready(Handle handle, VideoId id, Video.Media media, Instant now) {
    if (VideoTable.ready(handle, id, media, now)) {
      tell(handle, id, WebhookEvent.VIDEO_READY, now);
    }
  }

  /// What has failed before has failed for its first reason.
  static void fail(Handle handle, VideoId id, VideoError error, Instant now) {
    if (VideoTable.fail(handle, id, error, now)) {
      tell(handle, id, WebhookEvent.VIDEO_ERROR, now);
    }
  }

  static void delete(Handle handle, VideoId id, Instant now) {
    tell(handle, id, WebhookEvent.VIDEO_DELETED, now);
    VideoTable.delete(handle, id);
  }

  private static void tell(Handle handle, VideoId id, WebhookEvent event, Instant now) {
    VideoTable.find(handle, id).ifPresent(video -> {
      var data = JsonNodeFactory.instance
          .objectNode()
          .put("id", id.toString())
          .put("external_id", video.slot().externalId())
          .put("status", status(event));
      Outbox.put(handle, video.tenant(), News.of(event, id.toString(), data, now), now);
    });
  }

  private static String status(WebhookEvent event) {
    return event.word().substring("video.".length());
  }
}
