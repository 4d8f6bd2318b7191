package io.kinora.engine.cloud;

import java.util.Locale;
import java.util.Map;

/// What files are served as, by their names.
public final class MediaTypes {

  private static final String ANY = "application/octet-stream";

  private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
      Map.entry("3gp", "video/3gpp"),
      Map.entry("aac", "audio/aac"),
      Map.entry("avi", "video/x-msvideo"),
      Map.entry("flv", "video/x-flv"),
      Map.entry("jpg", "image/jpeg"),
      Map.entry("log", "text/plain; charset=utf-8"),
      Map.entry("m3u8", "application/vnd.apple.mpegurl"),
      Map.entry("m4a", "audio/mp4"),
      Map.entry("m4v", "video/mp4"),
      Map.entry("mkv", "video/x-matroska"),
      Map.entry("mov", "video/quicktime"),
      Map.entry("mp3", "audio/mpeg"),
      Map.entry("mp4", "video/mp4"),
      Map.entry("mpeg", "video/mpeg"),
      Map.entry("mpg", "video/mpeg"),
      Map.entry("oga", "audio/ogg"),
      Map.entry("ogg", "video/ogg"),
      Map.entry("ogv", "video/ogg"),
      Map.entry("png", "image/png"),
      Map.entry("tar", "application/x-tar"),
      Map.entry("ts", "video/mp2t"),
      Map.entry("wav", "audio/wav"),
      Map.entry("webm", "video/webm"),
      Map.entry("wmv", "video/x-ms-wmv"));

  private MediaTypes() {}

  public static String of(String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return BY_EXTENSION.getOrDefault(extension, ANY);
  }
}
