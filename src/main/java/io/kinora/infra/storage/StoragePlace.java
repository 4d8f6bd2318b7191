package io.kinora.infra.storage;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a storage is, as an operator says it.
public sealed interface StoragePlace {

  /// A folder of this machine.
  record Folder(Path path) implements StoragePlace {}

  /// A bucket, or a part of it.
  ///
  /// @param prefix empty, or as a [StorageKey] is written
  record Bucket(String name, String prefix) implements StoragePlace {}

  /// Reads a path, or `s3://BUCKET` with or without `/PREFIX`.
  ///
  /// @throws IllegalArgumentException where it is neither
  static StoragePlace parse(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a storage is somewhere");
    }
    return text.startsWith("s3:") ? bucket(text) : new Folder(Path.of(text));
  }

  private static Bucket bucket(String text) {
    Matcher parts =
        Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*?))?/?").matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a bucket: " + text);
    }
    String prefix = parts.group(2) == null ? "" : parts.group(2);
    return new Bucket(parts.group(1), prefix.isEmpty() ? "" : "" + StorageKey.parse(prefix));
  }
}
