package io.kinora.infra.transfer;

import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file in a bucket.
///
/// @param bucket as Amazon allows it: it cannot lead to another host
/// @param key    at most 1024 bytes; not a folder's, and without `.` and `..` as folders: who
///     takes them for a path would look in another bucket
record S3Object(String bucket, String key) {

  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern DOTS = Pattern.compile("(^|.*/)\\.{1,2}(/.*|$)");
  private static final int KEY_BYTES_MAX = 1_024;

  /// What its content is: as it is told, else by the ending of its name.
  String contentType(FileTerms terms) {
    if (terms.contentType() != null) {
      return terms.contentType();
    }
    String guessed = URLConnection.guessContentTypeFromName(key);
    return guessed == null ? "application/octet-stream" : guessed;
  }

  /// As it stands in addresses.
  String encodedKey() {
    return Place.encoded(key);
  }

  /// Empty where an address names none.
  static Optional<S3Object> of(Place place) {
    Matcher bucket = BUCKET.matcher(place.address().getRawAuthority());
    String path = place.rawPath();
    String key = Place.decoded(path.startsWith("/") ? path.substring(1) : path);
    boolean isFile = !key.isEmpty()
        && !key.endsWith("/")
        && key.getBytes(StandardCharsets.UTF_8).length <= KEY_BYTES_MAX
        && !DOTS.matcher(key).matches()
        && key.chars().noneMatch(it -> it < ' ' || it == 127);
    return bucket.matches() && !bucket.group().contains("..") && isFile
        ? Optional.of(new S3Object(bucket.group(), key))
        : Optional.empty();
  }
}
