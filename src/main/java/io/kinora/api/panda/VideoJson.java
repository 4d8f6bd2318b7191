package io.kinora.api.panda;

import io.kinora.engine.cloud.CloudError;
import io.kinora.engine.cloud.ObjectId;
import io.kinora.engine.cloud.Video;
import io.kinora.engine.cloud.VideoDetails;
import io.kinora.media.preset.SourceFacts;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Words videos, in both versions.
///
/// Source: the panda contract, sections 5 and 6.1.
final class VideoJson {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int USUAL_POSITION = 50;

  private VideoJson() {}

  static ObjectNode of(Video video, boolean isSecond) {
    return isSecond ? second(video) : first(video);
  }

  /// An id as a version shows it.
  static String id(ObjectId id, boolean isSecond) {
    return isSecond ? id.value() : id.dashed();
  }

  private static ObjectNode first(Video video) {
    VideoDetails.Form form = video.details().form();
    Integer position = form.thumbnailPosition();
    ObjectNode json = JsonNodeFactory.instance
        .objectNode()
        .put("id", video.id().dashed())
        .put("original_filename", video.details().originalFilename())
        .put("extname", video.details().extname());
    putFacts(json, video.facts());
    return json.put("thumbnail_position", position == null ? USUAL_POSITION : position)
        .put("upload_key", form.uploadKey())
        .put("state_update_url", form.stateUpdateUrl())
        .put(
            "upload_redirect_url", form.uploadRedirectUrl() == null ? "" : form.uploadRedirectUrl())
        .put("created_at", Timestamps.shown(video.createdAt()))
        .put("updated_at", Timestamps.shown(video.updatedAt()));
  }

  private static ObjectNode second(Video video) {
    VideoDetails details = video.details();
    ObjectNode json = JsonNodeFactory.instance
        .objectNode()
        .put("id", video.id().value())
        .put("original_filename", details.originalFilename())
        .put("extname", details.extname())
        .put("path", video.path())
        .put("source_url", details.sourceUrl())
        .put("status", video.status().word());
    putFacts(json, video.facts());
    putMore(json, video.facts());
    json.put("payload", details.payload());
    putError(json, video.error());
    if (details.form().thumbnailPosition() != null) {
      json.put("thumbnail_position", details.form().thumbnailPosition());
    }
    return json.put("created_at", Timestamps.shown(video.createdAt()))
        .put("updated_at", Timestamps.shown(video.updatedAt()));
  }

  static void putError(ObjectNode json, @Nullable CloudError error) {
    json.put("error_class", error == null ? null : error.errorClass())
        .put("error_message", error == null ? null : error.message());
  }

  private static void putFacts(ObjectNode json, @Nullable SourceFacts facts) {
    SourceFacts.Pictures pictures = facts == null ? null : facts.pictures().orElse(null);
    SourceFacts.Sound sound = facts == null ? null : facts.sound().orElse(null);
    json.put("video_codec", pictures == null ? null : pictures.codec())
        .put("audio_codec", sound == null ? null : sound.codec())
        .put("height", pictures == null ? null : (Integer) pictures.height())
        .put("width", pictures == null ? null : (Integer) pictures.width())
        .put("fps", pictures == null ? null : (Integer) pictures.fps())
        .put("duration", facts == null ? null : (Long) facts.durationMillis());
  }

  private static void putMore(ObjectNode json, @Nullable SourceFacts facts) {
    SourceFacts.Pictures pictures = facts == null ? null : facts.pictures().orElse(null);
    SourceFacts.Sound sound = facts == null ? null : facts.sound().orElse(null);
    json.put("file_size", facts == null ? null : (Long) facts.file().bytes())
        .put("mime_type", facts == null ? null : facts.file().mimeType())
        .put("video_bitrate", pictures == null ? null : number(pictures.kbit()))
        .put("audio_bitrate", sound == null ? null : number(sound.kbit()))
        .put("audio_channels", sound == null ? null : (Integer) sound.channels())
        .put("audio_sample_rate", sound == null ? null : (Integer) sound.sampleRate());
  }

  private static @Nullable Integer number(OptionalInt number) {
    return number.isPresent() ? number.getAsInt() : null;
  }

  /// What was found in its file besides.
  static JsonNode metadata(Video video) {
    return video.facts() == null
        ? JsonNodeFactory.instance.objectNode()
        : JSON.valueToTree(video.facts().metadata());
  }
}
