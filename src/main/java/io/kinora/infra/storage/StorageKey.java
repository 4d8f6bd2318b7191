package io.kinora.infra.storage;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The name of a stored file: words of ours, never text of a client.
///
/// @param segments 1 to 8 words of letters, digits, `-`, `_` and `.`, beginning with a letter or
///                 digit, up to 100 long; so that each is a safe name on any disk and in any URL
public record StorageKey(List<String> segments) {

  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final int SEGMENTS_MAX = 8;

  public StorageKey {
    segments = List.copyOf(segments);
    if (segments.isEmpty() || segments.size() > SEGMENTS_MAX) {
      throw new IllegalArgumentException("a key has 1 to 8 segments, not " + segments.size());
    }
    segments.forEach(StorageKey::check);
  }

  public static StorageKey of(String first, String... further) {
    return new StorageKey(
        Stream.concat(Stream.of(first), Arrays.stream(further)).toList());
  }

  /// Reads what [#toString] wrote.
  ///
  /// @throws IllegalArgumentException where it is no key
  public static StorageKey parse(String text) {
    return new StorageKey(List.of(text.split("/", -1)));
  }

  /// The key of something inside this one.
  public StorageKey child(String segment) {
    return new StorageKey(Stream.concat(segments.stream(), Stream.of(segment)).toList());
  }

  /// Tells whether this is `other` or lies inside it.
  public boolean isUnder(StorageKey other) {
    return segments.size() >= other.segments.size()
        && segments.subList(0, other.segments.size()).equals(other.segments);
  }

  /// The segments, with slashes between them.
  @Override
  public String toString() {
    return String.join("/", segments);
  }

  private static void check(String segment) {
    if (!SEGMENT.matcher(segment).matches() || segment.endsWith(".")) {
      throw new IllegalArgumentException("not a segment of a key: " + segment);
    }
  }
}
