package io.kinora.media.preset;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All presets. Source: the panda contract, section 10.
public final class Presets {

  private static final Map<String, String> STANDARD = Map.of(
      "video_bitrate", "500",
      "audio_bitrate", "128",
      "width", "640",
      "height", "480");

  private static final Map<String, String> HIGH = Map.of(
      "video_bitrate", "1000",
      "audio_bitrate", "128",
      "width", "1280",
      "height", "720");

  private static final Map<String, String> SOUND = Map.of("audio_bitrate", "192");

  private static final List<Preset> ALL = List.of(
      new Preset("h264", "H264 (MP4)", PresetKind.H264, ".mp4", STANDARD),
      new Preset("h264.hi", "H264 Hi", PresetKind.H264, ".mp4", HIGH),
      new Preset("webm", "WebM (VP8)", PresetKind.WEBM, ".webm", STANDARD),
      new Preset("webm.hi", "WebM Hi", PresetKind.WEBM, ".webm", HIGH),
      new Preset("ogg", "OGG (Theora)", PresetKind.OGG, ".ogg", STANDARD),
      new Preset("ogg.hi", "OGG Hi", PresetKind.OGG, ".ogg", HIGH),
      new Preset("hls.variant", "HLS", PresetKind.HLS, ".m3u8", stream()),
      new Preset(
          "hls.variant.audio",
          "HLS Audio Only",
          PresetKind.HLS_SOUND,
          ".m3u8",
          Map.of("audio_bitrate", "56")),
      new Preset(
          "hls.variant.playlist",
          "HLS Playlist",
          PresetKind.HLS_PLAYLIST,
          ".m3u8",
          Map.of("variants", "hls.*")),
      new Preset("hss", "Smooth Streaming", PresetKind.SMOOTH, ".tar", STANDARD),
      new Preset("mp3", "MP3", PresetKind.MP3, ".mp3", SOUND),
      new Preset("aac", "M4A (AAC)", PresetKind.AAC, ".m4a", SOUND),
      new Preset("vorbis", "OGA (Vorbis)", PresetKind.VORBIS, ".oga", SOUND),
      new Preset("thumbnail", "Thumbnails", PresetKind.THUMBNAIL, ".jpg", Map.of()));

  private Presets() {}

  private static Map<String, String> stream() {
    return Map.of(
        "video_bitrate", "500",
        "audio_bitrate", "56",
        "width", "640",
        "height", "480");
  }

  /// In the order of the contract.
  public static List<Preset> all() {
    return ALL;
  }

  public static Optional<Preset> named(String name) {
    return ALL.stream().filter(it -> it.name().equals(name)).findFirst();
  }
}
