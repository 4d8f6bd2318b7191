package io.kinora.infra.transfer;

import java.net.URLConnection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file in a bucket.
///
/// @param bucket as Amazon allows it: it cannot lead to another host
/// @param key    at most 1024 bytes; not a folder's
record S3Object(String bucket, String key) {

  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final int KEY_CHARACTERS_MAX = 1_024;

  /// What its content is, by the ending of its name.
  String contentType() {
    String guessed = URLConnection.guessContentTypeFromName(key);
    return guessed == null ? "application/octet-stream" : guessed;
  }

  /// Empty where an address names none.
  static Optional<S3Object> of(Place place) {
    Matcher bucket = BUCKET.matcher(place.address().getRawAuthority());
    String path = place.rawPath();
    String key = Place.decoded(path.startsWith("/") ? path.substring(1) : path);
    boolean isFile = !key.isEmpty()
        && !key.endsWith("/")
        && key.length() <= KEY_CHARACTERS_MAX
        && key.chars().noneMatch(it -> it < ' ' || it == 127);
    return bucket.matches() && !bucket.group().contains("..") && isFile
        ? Optional.of(new S3Object(bucket.group(), key))
        : Optional.empty();
  }
}
