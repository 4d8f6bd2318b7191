package io.kinora.media.probe;

import io.kinora.media.probe.ProbeResult.Audio;
import io.kinora.media.probe.ProbeResult.Image;
import io.kinora.media.probe.ProbeResult.NotMedia;
import io.kinora.media.probe.ProbeResult.Video;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads ffprobe's answer.
final class ProbeJson {

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final Set<String> PICTURE_FORMATS = Set.of("image2", "gif", "apng");
  private static final Set<String> PICTURE_BRANDS =
      Set.of("avif", "avis", "heic", "heix", "heim", "heis", "mif1", "msf1");

  /// A photo of 48 million pixels has 192.
  private static final int TILES_MAX = 400;

  private static final double AAC_BLOCK_SAMPLES = 1024;

  /// Before the first sample two or three blocks begin, and after the last one ends.
  private static final int AAC_FILL_BLOCKS_MAX = 4;

  private ProbeJson() {}

  /// Tiles of a picture count for none, as long as there are not too many.
  static int streamCount(byte[] answer) {
    return read(answer, root -> root.path("streams").size() - tileCount(root)).orElse(0);
  }

  private static int tileCount(JsonNode root) {
    return Math.min(GridJson.tileCount(root), TILES_MAX);
  }

  static ProbeResult read(byte[] answer) {
    return read(answer, ProbeJson::resultOf).orElse(new NotMedia());
  }

  /// Pictures that were read as frames of one input; nothing where one of them is missing.
  static List<Image> readPictures(byte[] answer, int count) {
    return read(answer, root -> {
          JsonNode stream = root.path("streams").path(0);
          List<Image> images = root.path("frames")
              .valueStream()
              .filter(ProbeJson::hasSize)
              .map(frame -> new Image(
                  pictureOf(withCodec(frame, stream), DisplayMatrix.of(frame)).still(), "image2"))
              .toList();
          return images.size() == count ? images : List.<Image>of();
        })
        .orElse(List.of());
  }

  private static JsonNode withCodec(JsonNode frame, JsonNode stream) {
    return ((ObjectNode) frame).put("codec_name", text(stream, "codec_name"));
  }

  /// The latest time among packets; counted from the start of their file.
  static Optional<Duration> lastFrame(byte[] answer) {
    return read(answer, root -> {
          double start = decimal(root.path("format"), "start_time");
          return root
              .path("packets")
              .valueStream()
              .mapToDouble(packet -> decimal(packet, "pts_time"))
              .max()
              .stream()
              .mapToObj(end -> Duration.ofNanos(Math.round((end - start) * 1e9)))
              .filter(end -> !end.isNegative())
              .findFirst();
        })
        .flatMap(end -> end);
  }

  /// A file that is no media gives no answer, or half of one.
  private static <T> Optional<T> read(byte[] answer, Function<JsonNode, T> how) {
    try {
      return Optional.of(how.apply(JSON.readTree(answer)));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  private static ProbeResult resultOf(JsonNode root) {
    JsonNode format = root.path("format");
    String formatName = Container.nameOf(text(format, "format_name"), brand(format), codecs(root));
    Optional<JsonNode> picture = stream(root, "video");
    Optional<SoundFacts> sound = stream(root, "audio").map(it -> soundOf(it, format));
    Duration length = length(root);
    if (GridJson.isTiled(root)) {
      return GridJson.grid(root)
          .<ProbeResult>map(grid -> tiled(root, grid, formatName))
          .orElse(new NotMedia());
    }
    if (picture.isPresent() && hasSize(picture.get())) {
      PictureFacts facts = pictureOf(picture.get(), root);
      if (isStill(formatName, brand(format), sound)) {
        return new Image(facts.still(), formatName);
      }
      return new Video(facts, sound, length, formatName);
    }
    return sound.isPresent() ? new Audio(sound.get(), length, formatName) : new NotMedia();
  }

  private static Image tiled(JsonNode root, TileGrid grid, String format) {
    PictureFacts tile = pictureOf(GridJson.firstTile(root), Optional.empty());
    return new Image(tile.still().in(grid), format);
  }

  private static Set<String> codecs(JsonNode root) {
    var names = new HashSet<String>();
    root.path("streams").forEach(stream -> names.add(text(stream, "codec_name")));
    return names;
  }

  private static String brand(JsonNode format) {
    return text(format.path("tags"), "major_brand").strip();
  }

  /// The best stream of a kind: one that players choose by themselves, then the largest, then the
  /// first. A cover picture is none.
  private static Optional<JsonNode> stream(JsonNode root, String kind) {
    return root.path("streams")
        .valueStream()
        .filter(stream -> text(stream, "codec_type").equals(kind))
        .filter(stream -> !isDisposedAs(stream, "attached_pic"))
        .reduce((best, next) -> rank(next) > rank(best) ? next : best);
  }

  private static long rank(JsonNode stream) {
    long size = stream.path("width").asLong(0) * stream.path("height").asLong(0)
        + stream.path("channels").asLong(0);
    return (isDisposedAs(stream, "default") ? 1L << 50 : 0) + size;
  }

  private static boolean isDisposedAs(JsonNode stream, String how) {
    return stream.path("disposition").path(how).asInt(0) == 1;
  }

  private static boolean hasSize(JsonNode stream) {
    return stream.path("width").asInt(0) > 0 && stream.path("height").asInt(0) > 0;
  }

  /// Formats of pictures, those that can move among them; of MP4 files those that call themselves
  /// AVIF or HEIF.
  private static boolean isStill(String format, String brand, Optional<SoundFacts> sound) {
    return format.endsWith("_pipe")
        || PICTURE_FORMATS.contains(format)
        || (PICTURE_BRANDS.contains(brand) && sound.isEmpty());
  }

  private static PictureFacts pictureOf(JsonNode stream, JsonNode root) {
    return pictureOf(
        stream, DisplayMatrix.of(stream).or(() -> firstFrame(root).flatMap(DisplayMatrix::of)));
  }

  private static PictureFacts pictureOf(JsonNode stream, Optional<DisplayMatrix> told) {
    DisplayMatrix matrix = told.orElse(DisplayMatrix.NONE);
    return new PictureFacts(
        stream.path("index").asInt(),
        text(stream, "codec_name"),
        stream.path("width").asInt(),
        stream.path("height").asInt(),
        matrix.turn(),
        matrix.isMirrored(),
        pixelFormat(stream),
        rate(text(stream, "avg_frame_rate"), text(stream, "r_frame_rate")),
        number(stream, "nb_frames"),
        new ColourFacts(
            tag(stream, "color_range"),
            tag(stream, "color_space"),
            tag(stream, "color_transfer"),
            tag(stream, "color_primaries")),
        Optional.empty());
  }

  /// The alpha of VP8 and VP9 is a second picture beside the first, which ffprobe does not count
  /// in. Source: the WebM project, "WebM VP8 Alpha Channel"; RFC 9559, AlphaMode.
  private static String pixelFormat(JsonNode stream) {
    String told = text(stream, "pix_fmt");
    JsonNode tags = stream.path("tags");
    boolean hasAlpha =
        text(tags, "alpha_mode").equals("1") || text(tags, "ALPHA_MODE").equals("1");
    return hasAlpha && text(stream, "codec_name").matches("vp[89]") && told.equals("yuv420p")
        ? "yuva420p"
        : told;
  }

  private static Optional<JsonNode> firstFrame(JsonNode root) {
    for (JsonNode frame : root.path("frames")) {
      if (text(frame, "media_type").equals("video")) {
        return Optional.of(frame);
      }
    }
    return Optional.empty();
  }

  private static SoundFacts soundOf(JsonNode stream, JsonNode format) {
    return new SoundFacts(
        stream.path("index").asInt(),
        text(stream, "codec_name"),
        (int) number(stream, "sample_rate"),
        stream.path("channels").asInt(0),
        end(stream, format));
  }

  /// Told to the sample in MP4 and QuickTime files. It is believed where it lies within the blocks
  /// that there are, and not far from their end.
  private static Optional<Duration> end(JsonNode stream, JsonNode format) {
    double told = decimal(stream, "duration");
    double block = AAC_BLOCK_SAMPLES / decimal(stream, "sample_rate");
    double filled = number(stream, "nb_frames") * block;
    boolean isRight = text(stream, "codec_name").equals("aac")
        && told > 0
        && told <= filled
        && told > filled - AAC_FILL_BLOCKS_MAX * block;
    double start = decimal(stream, "start_time") - decimal(format, "start_time");
    return isRight
        ? Optional.of(Duration.ofNanos(Math.round((start + told) * 1e9)))
        : Optional.empty();
  }

  private static Duration length(JsonNode root) {
    double seconds = decimal(root.path("format"), "duration");
    for (JsonNode stream : root.path("streams")) {
      seconds = seconds > 0 ? seconds : decimal(stream, "duration");
    }
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  private static double rate(String average, String real) {
    double first = rate(average);
    return first > 0 ? first : rate(real);
  }

  private static double rate(String fraction) {
    String[] parts = fraction.split("/", 2);
    if (parts.length < 2) {
      return 0;
    }
    double over = Double.parseDouble(parts[1]);
    return over == 0 ? 0 : Double.parseDouble(parts[0]) / over;
  }

  private static String tag(JsonNode stream, String name) {
    String value = text(stream, name);
    return value.isEmpty() || value.equals("reserved") ? ColourFacts.UNKNOWN : value;
  }

  private static long number(JsonNode owner, String name) {
    return Math.round(decimal(owner, name));
  }

  private static double decimal(JsonNode owner, String name) {
    String text = text(owner, name);
    return text.matches("-?[0-9.]+([eE][+-]?\\d+)?") ? Double.parseDouble(text) : 0;
  }

  private static String text(JsonNode owner, String name) {
    return owner.path(name).asString("");
  }
}
