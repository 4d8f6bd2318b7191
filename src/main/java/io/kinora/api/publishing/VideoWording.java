package io.kinora.api.publishing;

import io.kinora.engine.publishing.LaunchFormat;
import io.kinora.engine.publishing.Phase;
import io.kinora.engine.publishing.Video;
import io.kinora.engine.publishing.VideoError;
import io.kinora.engine.publishing.VideoList.Status;
import io.kinora.engine.publishing.Videos.WithUpload;
import io.kinora.engine.upload.Upload;
import io.kinora.infra.base.Rfc3339;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Puts videos into the words of this dialect. Source: the publishing contract, sections 6, 8, 9.
///
/// @param bytesMax of an upload
record VideoWording(VideoAddresses addresses, Passes passes, long bytesMax) {

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final List<String> PROTOCOLS = List.of("put", "put-range", "tus-1.0.0");

  private static final int POLL_SECONDS_MAX = 60;

  private static @Nullable String time(@Nullable Instant instant, boolean isShown) {
    return instant == null || !isShown ? null : Rfc3339.text(instant);
  }

  /// Everything about a video.
  Telling whole(WithUpload found) {
    return Telling.of(passes.pass(found.video()), pass -> whole(found, pass));
  }

  private ObjectNode whole(WithUpload found, Optional<Pass> pass) {
    Video video = found.video();
    ObjectNode body = JsonNodeFactory.instance
        .objectNode()
        .put("id", video.id().toString())
        .put("title", video.slot().title())
        .put("description", video.slot().description())
        .put("external_id", video.slot().externalId());
    putStand(body, found);
    boolean isOpen = found.upload().isOpen();
    boolean isOurs = video.slot().delegate() == null;
    body.put("upload_url", isOpen && isOurs ? addresses.content(video.id()) : null);
    body.set("upload", upload(found.upload()).put("max_size", bytesMax));
    ArrayNode protocols = ((ObjectNode) body.path("upload")).putArray("protocols");
    PROTOCOLS.forEach(protocols::add);
    Optional<Video.Media> media = video.findMedia();
    body.set(
        "video",
        media.<JsonNode>map(it -> film(it, pass, video.slot().launchFormat())).orElse(null));
    body.set("thumbnail", media.<JsonNode>map(it -> thumbnail(it, pass, false)).orElse(null));
    body.put("created_at", Rfc3339.text(video.times().created()))
        .put("updated_at", Rfc3339.text(video.times().updated()))
        .put("ready_at", time(video.times().ended(), video.phase() == Phase.READY));
    body.putObject("links")
        .put("self", addresses.video(video.id()))
        .put("status", addresses.status(video.id()))
        .put("video", addresses.video(video.id()) + "/video")
        .put("thumbnail", addresses.video(video.id()) + "/thumbnail");
    return body;
  }

  /// How far a video has come.
  ObjectNode status(WithUpload found, Instant now) {
    Video video = found.video();
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("id", video.id().toString());
    putStand(body, found);
    body.set("upload", upload(found.upload()));
    if (video.phase().isFinal()) {
      body.putNull("poll_after");
    } else {
      body.put("poll_after", pollSeconds(video, now));
    }
    return body.put("updated_at", Rfc3339.text(video.times().updated()));
  }

  private static void putStand(ObjectNode body, WithUpload found) {
    Video video = found.video();
    body.put("status", Status.of(video.phase()).word())
        .put("phase", phase(found))
        .put("progress", video.progress());
    body.set("error", video.findError().<JsonNode>map(VideoWording::error).orElse(null));
  }

  /// Source: the publishing contract, section 8.1.
  static String phase(WithUpload found) {
    return switch (found.video().phase()) {
      case UPLOAD -> found.upload().offset() > 0 ? "uploading" : "awaiting_upload";
      case QUEUED, INSPECTING, ENCODING, FINISHING, READY, FAILED ->
        found.video().phase().word();
    };
  }

  static ObjectNode error(VideoError error) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("code", error.code().word())
        .put("message", error.message())
        .put("retryable", error.code().isRetryable());
  }

  private static ObjectNode upload(Upload upload) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("offset", upload.offset());
    if (upload.size().isPresent()) {
      body.put("size", upload.size().getAsLong());
    } else {
      body.putNull("size");
    }
    return body.put("expires_at", time(upload.expires(), upload.isOpen()));
  }

  /// How long to wait before asking again: a quarter of the time that has passed.
  ///
  /// Source: the publishing contract, section 8.2.
  static int pollSeconds(Video video, Instant now) {
    Instant uploaded = video.times().uploaded();
    Instant begin = uploaded == null ? video.times().created() : uploaded;
    double seconds = Duration.between(begin, now).toMillis() / 1e3;
    return Math.clamp(Math.round(seconds / 4), 1, POLL_SECONDS_MAX);
  }

  /// What plays, with the id first.
  Telling film(Video video, Video.Media media, LaunchFormat launch) {
    return Telling.of(passes.pass(video), pass -> withId(video).setAll(film(media, pass, launch)));
  }

  private static ObjectNode withId(Video video) {
    return JsonNodeFactory.instance.objectNode().put("id", video.id().toString());
  }

  private ObjectNode film(Video.Media media, Optional<Pass> pass, LaunchFormat launch) {
    JsonNode facts = JSON.readTree(media.factsJson());
    String hls = addresses.file(media, pass, "master.m3u8");
    String mp4 = addresses.file(media, pass, "video.mp4");
    boolean isHls = launch == LaunchFormat.HLS;
    ObjectNode body = JsonNodeFactory.instance
        .objectNode()
        .put("launch_url", isHls ? hls : mp4)
        .put("launch_type", isHls ? "application/vnd.apple.mpegurl" : "video/mp4");
    body.set("width", facts.path("width"));
    body.set("height", facts.path("height"));
    body.set("duration", facts.path("duration"));
    body.put("hls_url", hls)
        .put("mp4_url", mp4)
        .put("storyboard_url", addresses.file(media, pass, "storyboard.vtt"))
        .put("playback_id", media.playbackId());
    body.set("has_audio", facts.path("has_audio"));
    body.set("frame_rate", facts.path("frame_rate"));
    body.set("renditions", facts.path("renditions"));
    return withExpiry(body, pass);
  }

  private static ObjectNode withExpiry(ObjectNode body, Optional<Pass> pass) {
    pass.ifPresent(it -> body.put("expires_at", Rfc3339.text(it.expires())));
    return body;
  }

  /// The poster, with the id first.
  ///
  /// @param isPng whether a PNG is wished, whatever it was made as
  Telling thumbnail(Video video, Video.Media media, boolean isPng) {
    return Telling.of(
        passes.pass(video), pass -> withId(video).setAll(thumbnail(media, pass, isPng)));
  }

  private ObjectNode thumbnail(Video.Media media, Optional<Pass> pass, boolean isPng) {
    JsonNode poster = JSON.readTree(media.factsJson()).path("poster");
    String file = poster.path(isPng ? "png" : "file").asString();
    ObjectNode body = JsonNodeFactory.instance
        .objectNode()
        .put("url", addresses.file(media, pass, file))
        .put("type", file.endsWith(".png") ? "image/png" : "image/jpeg");
    body.set("width", poster.path("width"));
    body.set("height", poster.path("height"));
    body.set("time", poster.path("time"));
    return withExpiry(body, pass);
  }
}
