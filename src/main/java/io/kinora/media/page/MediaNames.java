package io.kinora.media.page;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the name of a file tells about it.
final class MediaNames {

  private static final Map<String, String> VIDEOS = Map.ofEntries(
      Map.entry("mp4", "video/mp4"),
      Map.entry("m4v", "video/mp4"),
      Map.entry("webm", "video/webm"),
      Map.entry("ogv", "video/ogg"),
      Map.entry("mov", "video/quicktime"),
      Map.entry("flv", "video/x-flv"),
      Map.entry("avi", "video/x-msvideo"),
      Map.entry("wmv", "video/x-ms-wmv"),
      Map.entry("mkv", "video/x-matroska"),
      Map.entry("mpg", "video/mpeg"),
      Map.entry("mpeg", "video/mpeg"),
      Map.entry("3gp", "video/3gpp"),
      Map.entry("m3u8", "application/vnd.apple.mpegurl"));

  private static final String NEITHER = "pdf mp3 wav ogg oga m4a mid midi aac flac html htm txt";

  private static final String IMAGES = "jpg jpeg png gif webp avif bmp tif tiff heic svg";

  private MediaNames() {}

  static boolean isVideo(String address) {
    return findVideoType(address).isPresent();
  }

  static Optional<String> findVideoType(String address) {
    return Optional.ofNullable(VIDEOS.get(extension(address)));
  }

  static boolean isImage(String address) {
    return isAmong(IMAGES, extension(address));
  }

  /// Tells whether the name is that of a sound or a text.
  static boolean isNeither(String address) {
    return isAmong(NEITHER, extension(address));
  }

  private static boolean isAmong(String words, String extension) {
    return !extension.isEmpty() && (" " + words + " ").contains(" " + extension + " ");
  }

  private static String extension(String address) {
    String path = address.strip().replaceFirst("[?#].*$", "");
    int dot = path.lastIndexOf('.');
    return dot < 0 || dot < path.lastIndexOf('/')
        ? ""
        : path.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
