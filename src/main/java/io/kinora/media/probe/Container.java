package io.kinora.media.probe;

import java.util.Map;
import java.util.Set;

/// Names and types of the formats that files come in. ffmpeg has one name for a family of them.
public final class Container {

  private static final Set<String> WEBM_CODECS = Set.of("vp8", "vp9", "av1", "vorbis", "opus");

  private static final Map<String, String> VIDEO_TYPES = Map.ofEntries(
      Map.entry("mp4", "video/mp4"),
      Map.entry("mov", "video/quicktime"),
      Map.entry("webm", "video/webm"),
      Map.entry("matroska", "video/x-matroska"),
      Map.entry("flv", "video/x-flv"),
      Map.entry("avi", "video/x-msvideo"),
      Map.entry("mpegts", "video/mp2t"),
      Map.entry("mpeg", "video/mpeg"),
      Map.entry("asf", "video/x-ms-asf"),
      Map.entry("ogg", "video/ogg"));

  private static final Map<String, String> AUDIO_TYPES = Map.ofEntries(
      Map.entry("mp3", "audio/mpeg"),
      Map.entry("mp4", "audio/mp4"),
      Map.entry("mov", "audio/mp4"),
      Map.entry("ogg", "audio/ogg"),
      Map.entry("wav", "audio/wav"),
      Map.entry("flac", "audio/flac"),
      Map.entry("aac", "audio/aac"),
      Map.entry("aiff", "audio/aiff"),
      Map.entry("webm", "audio/webm"),
      Map.entry("matroska", "audio/x-matroska"),
      Map.entry("asf", "audio/x-ms-wma"),
      Map.entry("amr", "audio/amr"));

  private static final Map<String, String> IMAGE_TYPES = Map.ofEntries(
      Map.entry("mjpeg", "image/jpeg"),
      Map.entry("png", "image/png"),
      Map.entry("apng", "image/png"),
      Map.entry("gif", "image/gif"),
      Map.entry("webp", "image/webp"),
      Map.entry("bmp", "image/bmp"),
      Map.entry("tiff", "image/tiff"),
      Map.entry("av1", "image/avif"),
      Map.entry("hevc", "image/heic"),
      Map.entry("jpegxl", "image/jxl"),
      Map.entry("jpeg2000", "image/jp2"),
      Map.entry("psd", "image/vnd.adobe.photoshop"));

  private static final String UNKNOWN = "application/octet-stream";

  private Container() {}

  /// One name for a file, out of ffmpeg's name of the family.
  ///
  /// @param brand what an MP4 or QuickTime file calls itself, or nothing
  static String nameOf(String family, String brand, Set<String> codecs) {
    return switch (family) {
      case "mov,mp4,m4a,3gp,3g2,mj2" -> brand.startsWith("qt") ? "mov" : "mp4";
      case "matroska,webm" -> WEBM_CODECS.containsAll(codecs) ? "webm" : "matroska";
      default -> family;
    };
  }

  /// The media type to tell clients, such as `image/jpeg`.
  public static String typeOf(ProbeResult probed) {
    return switch (probed) {
      case ProbeResult.Image image -> IMAGE_TYPES.getOrDefault(image.picture().codec(), UNKNOWN);
      case ProbeResult.Video video -> VIDEO_TYPES.getOrDefault(video.format(), UNKNOWN);
      case ProbeResult.Audio audio -> AUDIO_TYPES.getOrDefault(audio.format(), UNKNOWN);
      case ProbeResult.NotMedia _ -> UNKNOWN;
    };
  }
}
