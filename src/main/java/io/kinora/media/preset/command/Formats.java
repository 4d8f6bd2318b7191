package io.kinora.media.preset.command;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The containers that commands may write. None of them goes over a network, to a device or to
/// files of other names than the output has.
final class Formats {

  /// By the names that `-f` takes: ours of today.
  private static final Map<String, String> BY_NAME = Map.ofEntries(
      Map.entry("mp4", "mp4"),
      Map.entry("mov", "mov"),
      Map.entry("m4v", "mp4"),
      Map.entry("ipod", "ipod"),
      Map.entry("psp", "psp"),
      Map.entry("3gp", "3gp"),
      Map.entry("3g2", "3g2"),
      Map.entry("flv", "flv"),
      Map.entry("avi", "avi"),
      Map.entry("asf", "asf"),
      Map.entry("webm", "webm"),
      Map.entry("matroska", "matroska"),
      Map.entry("ogg", "ogg"),
      Map.entry("mpegts", "mpegts"),
      Map.entry("mpeg", "mpeg"),
      Map.entry("vob", "vob"),
      Map.entry("mp3", "mp3"),
      Map.entry("mp2", "mp2"),
      Map.entry("adts", "adts"),
      Map.entry("ac3", "ac3"),
      Map.entry("wav", "wav"),
      Map.entry("flac", "flac"),
      Map.entry("amr", "amr"),
      Map.entry("gif", "gif"),
      Map.entry("image2", "image2"),
      Map.entry("mjpeg", "mjpeg"),
      Map.entry("hls", "hls"),
      Map.entry("segment", "segment"),
      Map.entry("null", "null"));

  private static final Map<String, String> BY_ENDING = Map.ofEntries(
      Map.entry("mp4", "mp4"),
      Map.entry("m4v", "mp4"),
      Map.entry("m4a", "ipod"),
      Map.entry("mov", "mov"),
      Map.entry("3gp", "3gp"),
      Map.entry("3g2", "3g2"),
      Map.entry("flv", "flv"),
      Map.entry("avi", "avi"),
      Map.entry("wmv", "asf"),
      Map.entry("wma", "asf"),
      Map.entry("asf", "asf"),
      Map.entry("webm", "webm"),
      Map.entry("mkv", "matroska"),
      Map.entry("ogg", "ogg"),
      Map.entry("ogv", "ogg"),
      Map.entry("oga", "ogg"),
      Map.entry("ts", "mpegts"),
      Map.entry("mpg", "mpeg"),
      Map.entry("mpeg", "mpeg"),
      Map.entry("vob", "vob"),
      Map.entry("mp3", "mp3"),
      Map.entry("mp2", "mp2"),
      Map.entry("aac", "adts"),
      Map.entry("ac3", "ac3"),
      Map.entry("wav", "wav"),
      Map.entry("flac", "flac"),
      Map.entry("amr", "amr"),
      Map.entry("gif", "gif"),
      Map.entry("jpg", "image2"),
      Map.entry("jpeg", "image2"),
      Map.entry("png", "image2"),
      Map.entry("m3u8", "hls"));

  private Formats() {}

  static Optional<String> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
  }

  /// @param ending without its dot
  static Optional<String> ofEnding(String ending) {
    return Optional.ofNullable(BY_ENDING.get(ending.toLowerCase(Locale.ROOT)));
  }
}
