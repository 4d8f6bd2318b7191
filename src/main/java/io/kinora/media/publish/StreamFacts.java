package io.kinora.media.publish;

import io.kinora.media.image.Fit.Size;
import io.kinora.media.probe.PictureFacts;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.publish.Footage.Packing;
import io.kinora.media.publish.Footage.Sound;
import io.kinora.media.publish.Footage.View;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What ffprobe tells of the streams of an MP4, beyond what every file is asked.
final class StreamFacts {

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final Set<String> WOVEN = Set.of("tt", "bb", "tb", "bt");
  private static final Set<String> ENCRYPTED = Set.of("encv", "enca", "drmi", "drms");

  /// Streams of one recording begin with the first whole frame of each.
  private static final double TOGETHER_SECONDS = 0.1;

  /// Frames a second of a file that has no more than one frame.
  private static final double RATE_OF_ONE = 25;

  private final JsonNode root;
  private final List<JsonNode> videos;
  private final Optional<JsonNode> audio;

  private StreamFacts(JsonNode root) {
    this.root = root;
    videos = streams("video").filter(it -> !isDisposedAs(it, "attached_pic")).toList();
    audio = streams("audio")
        .filter(it -> isDisposedAs(it, "default"))
        .findFirst()
        .or(() -> streams("audio").findFirst());
  }

  static StreamFacts read(byte[] answer) {
    try {
      return new StreamFacts(JSON.readTree(answer));
    } catch (JacksonException _) { // A file that is no media gives half an answer.
      return new StreamFacts(JSON.createObjectNode());
    }
  }

  private Stream<JsonNode> streams(String kind) {
    return root.path("streams")
        .valueStream()
        .filter(it -> text(it, "codec_type").equals(kind));
  }

  private static boolean isDisposedAs(JsonNode stream, String how) {
    return stream.path("disposition").path(how).asInt(0) == 1;
  }

  boolean hasVideo() {
    return !videos.isEmpty();
  }

  /// A codec without a name is one that nobody here knows.
  Optional<MediaFault> faultOfCodecs() {
    boolean hasUnknownSound = audio.filter(StreamFacts::isUnknown).isPresent();
    if (videos.stream().allMatch(StreamFacts::isUnknown)) {
      return Optional.of(unsupported("Its video codec"));
    }
    return hasUnknownSound ? Optional.of(unsupported("Its audio codec")) : Optional.empty();
  }

  static MediaFault unsupported(String what) {
    return new MediaFault(
        FaultCode.UNSUPPORTED_CODEC, what + " is not supported. Convert it to H.264 and AAC.");
  }

  private static boolean isUnknown(JsonNode stream) {
    return ENCRYPTED.contains(text(stream, "codec_tag_string"))
        || Set.of("", "none", "unknown").contains(text(stream, "codec_name"));
  }

  Footage footage(ProbeResult.Video video) {
    PictureFacts picture = video.picture();
    JsonNode stream = root.path("streams").path(picture.stream());
    double average = average(picture);
    double start = decimal(root.path("format"), "start_time");
    return new Footage(
        picture,
        video.length(),
        new View(
            upright(picture, pixelShape(stream)),
            Rates.steady(average),
            WOVEN.contains(text(stream, "field_order")),
            end(stream, start)),
        new Packing(
            text(stream, "profile"),
            average,
            kbit(stream),
            picture.turn() == 0 && !picture.isMirrored() && pixelShape(stream) == 1,
            isAtStart(stream, start)
                && audio.filter(it -> !isAtStart(it, start)).isEmpty()),
        audio.map(it -> sound(it, start)));
  }

  /// Of one frame alone the average follows from how long it is shown.
  private static double average(PictureFacts picture) {
    double told = picture.frameRate();
    return told == 0 || (picture.frameCount() == 1 && told > RATE_OF_ONE) ? RATE_OF_ONE : told;
  }

  /// How many times wider than high a pixel is.
  private static double pixelShape(JsonNode stream) {
    String[] sides = text(stream, "sample_aspect_ratio").split(":", -1);
    if (sides.length != 2 || !sides[0].matches("\\d{1,9}") || !sides[1].matches("\\d{1,9}")) {
      return 1;
    }
    double shape = Double.parseDouble(sides[0]) / Double.parseDouble(sides[1]);
    return Double.isFinite(shape) && shape > 0 ? shape : 1;
  }

  private static Size upright(PictureFacts picture, double pixelShape) {
    int width = Math.clamp(Math.round(picture.width() * pixelShape), 1, Integer.MAX_VALUE);
    return picture.turn() % 180 == 0
        ? new Size(width, picture.height())
        : new Size(picture.height(), width);
  }

  private static Sound sound(JsonNode stream, double start) {
    return new Sound(
        stream.path("index").asInt(),
        text(stream, "codec_name"),
        text(stream, "profile"),
        end(stream, start));
  }

  /// Zero where the file does not tell.
  private static Duration end(JsonNode stream, double fileStart) {
    double length = decimal(stream, "duration");
    double end = length > 0 ? decimal(stream, "start_time") - fileStart + length : 0;
    return Duration.ofNanos(Math.round(Math.max(0, end) * 1e9));
  }

  private static boolean isAtStart(JsonNode stream, double fileStart) {
    return Math.abs(decimal(stream, "start_time") - fileStart) < TOGETHER_SECONDS;
  }

  /// Of the whole file where the stream does not tell: too much rather than too little.
  private long kbit(JsonNode stream) {
    double own = decimal(stream, "bit_rate");
    return Math.round((own > 0 ? own : decimal(root.path("format"), "bit_rate")) / 1000);
  }

  private static double decimal(JsonNode owner, String name) {
    String text = text(owner, name);
    return text.matches("-?[0-9]{1,18}(\\.[0-9]+)?") ? Double.parseDouble(text) : 0;
  }

  private static String text(JsonNode owner, String name) {
    return owner.path(name).asString("");
  }
}
