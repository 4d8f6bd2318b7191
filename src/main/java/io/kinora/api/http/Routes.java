package io.kinora.api.http;

import java.util.Comparator;
import java.util.Map;

/// Which dialect answers which path. There is one for the whole server, and it knows every path:
/// somebody must say 404, in words that the client understands.
@FunctionalInterface
public interface Routes {

  /// @param path as it came, still encoded, except that runs of slashes are one
  Dialect dialectFor(String path);

  /// The longest prefix wins, wherever it ends: `/v2/create` also stands for `/v2/create_stream`.
  ///
  /// @param otherwise answers the paths without prefix
  static Routes byPrefix(Map<String, Dialect> dialects, Dialect otherwise) {
    var longestFirst = dialects.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> -entry.getKey().length()))
        .map(Map.Entry::copyOf)
        .toList();
    return path -> longestFirst.stream()
        .filter(entry -> path.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(otherwise);
  }
}
