package io.kinora.api.panda;

import io.kinora.engine.cloud.Cloud;
import io.kinora.engine.cloud.CloudNotices;
import io.kinora.engine.cloud.NoticeEvent;
import io.kinora.engine.cloud.NoticeSettings;
import java.net.URI;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Words clouds and who is told of what happens there.
///
/// Source: the panda contract, sections 6.4 and 6.5.
final class CloudJson {

  private CloudJson() {}

  static ObjectNode of(Cloud cloud, URI publicUrl) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", cloud.id().value())
        .put("name", cloud.name())
        .put("s3_videos_bucket", cloud.bucket())
        .put("s3_private_access", false)
        .put("priority", cloud.priority())
        .put("url", publicUrl + StoreDialect.PREFIX + cloud.bucket() + "/")
        .put("created_at", Timestamps.shown(cloud.createdAt()))
        .put("updated_at", Timestamps.shown(cloud.updatedAt()));
  }

  static ObjectNode of(NoticeSettings settings) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("url", settings.url());
    ObjectNode events = json.putObject("events");
    for (NoticeEvent event : NoticeEvent.values()) {
      events.put(event.word(), settings.has(event));
    }
    if (settings.delay() != null) {
      json.put("delay", settings.delay());
    }
    if (settings.sendsPayload() != null) {
      json.put("send_video_payload", settings.sendsPayload());
    }
    return json;
  }

  /// Our own addition: what was and will be told of a video.
  static ArrayNode log(List<CloudNotices.Notice> notices) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (CloudNotices.Notice notice : notices) {
      ArrayNode attempts = json.addObject()
          .put("event", notice.event().told())
          .put("state", notice.state())
          .put("created_at", Timestamps.shown(notice.createdAt()))
          .putArray("attempts");
      for (CloudNotices.Try attempt : notice.tries()) {
        attempts
            .addObject()
            .put("number", attempt.number())
            .put("at", Timestamps.shown(attempt.at()))
            .put("milliseconds", attempt.length().toMillis())
            .put("status", attempt.status())
            .put("message", attempt.error());
      }
    }
    return json;
  }
}
