package io.kinora.engine.moving;

import java.util.List;
import java.util.stream.Stream;

/// What came of the files of the library.
///
/// @param copied  now
/// @param there   that had come before
/// @param sizeBytes of all that are there now
/// @param missing keys of those that the source lacks
/// @param broken  keys of those whose bytes are not what their digests say
public record FileTally(
    long copied, long there, long sizeBytes, List<String> missing, List<String> broken) {

  static final FileTally NONE = new FileTally(0, 0, 0, List.of(), List.of());

  public FileTally {
    missing = List.copyOf(missing);
    broken = List.copyOf(broken);
  }

  /// How many are there now.
  public long count() {
    return copied + there;
  }

  /// How many were looked at.
  long handled() {
    return count() + missing.size() + broken.size();
  }

  FileTally plus(FileTally more) {
    return new FileTally(
        copied + more.copied,
        there + more.there,
        sizeBytes + more.sizeBytes,
        joined(missing, more.missing),
        joined(broken, more.broken));
  }

  private static List<String> joined(List<String> first, List<String> more) {
    return Stream.concat(first.stream(), more.stream()).toList();
  }
}
