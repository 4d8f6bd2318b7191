package io.kinora.api.panda;

import io.kinora.engine.cloud.Encoding;
import io.kinora.engine.cloud.EncodingState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Words encodings, in both versions.
///
/// Source: the panda contract, sections 5 and 6.2.
final class EncodingJson {

  private EncodingJson() {}

  static ObjectNode of(Encoding encoding, boolean isSecond) {
    return isSecond ? second(encoding) : first(encoding);
  }

  private static ObjectNode first(Encoding encoding) {
    Instant started = encoding.times().startedAt();
    Integer progress = encoding.progress();
    Long seconds = seconds(encoding);
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", encoding.id().dashed())
        .put("video_id", encoding.video().dashed())
        .put("profile_id", encoding.profile().dashed())
        .put("status", encoding.state().word())
        .put("extname", encoding.extname())
        .put("encoding_progress", progress == null ? 0 : progress)
        .put("height", encoding.size().height())
        .put("width", encoding.size().width())
        .put("started_encoding_at", started == null ? "" : Timestamps.shown(started))
        .put("encoding_time", seconds == null ? 0 : seconds)
        .put("created_at", Timestamps.shown(encoding.times().createdAt()))
        .put("updated_at", Timestamps.shown(encoding.times().updatedAt()));
  }

  private static ObjectNode second(Encoding encoding) {
    Instant started = encoding.times().startedAt();
    ObjectNode json = JsonNodeFactory.instance
        .objectNode()
        .put("id", encoding.id().value())
        .put("video_id", encoding.video().value())
        .put("extname", encoding.extname())
        .put("path", encoding.path())
        .put("profile_id", encoding.profile().value())
        .put("profile_name", encoding.profileName())
        .put("status", encoding.state().status().word())
        .put("encoding_progress", encoding.progress())
        .put("height", encoding.size().height())
        .put("width", encoding.size().width())
        .put("file_size", encoding.made().bytes())
        .put("started_encoding_at", started == null ? null : Timestamps.shown(started))
        .put("encoding_time", seconds(encoding));
    ArrayNode files = json.putArray("files");
    encoding.made().files().forEach(files::add);
    VideoJson.putError(json, encoding.error());
    return json.put("logfile", encoding.made().log())
        .put("created_at", Timestamps.shown(encoding.times().createdAt()))
        .put("updated_at", Timestamps.shown(encoding.times().updatedAt()));
  }

  /// How long it took; none before its end.
  static @Nullable Long seconds(Encoding encoding) {
    Instant started = encoding.times().startedAt();
    Instant ended = encoding.times().endedAt();
    boolean isKnown = encoding.state() == EncodingState.SUCCESS && started != null && ended != null;
    return isKnown ? (Long) Duration.between(started, ended).toSeconds() : null;
  }
}
