package io.kinora.api.panda;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a path asks for.
///
/// Source: the panda contract, section 1.
///
/// @param isSecond whether the second version of the API is meant
/// @param words    decoded, without the version and without `.json`
/// @param isJson   whether it ends in `.json`
/// @param signed   as its client signed it: without the version, slashes never doubled
record PandaPath(boolean isSecond, List<String> words, boolean isJson, String signed) {

  private static final String JSON = ".json";
  private static final Set<String> SECOND = Set.of("v2", "v2.0", "v3.0");

  PandaPath {
    words = List.copyOf(words);
  }

  /// @param segments decoded
  static PandaPath of(List<String> segments, String rawPath) {
    boolean isSecond = !segments.isEmpty() && isSecond(segments.getFirst());
    List<String> words = isSecond ? segments.subList(1, segments.size()) : segments;
    String raw = rawPath.replaceAll("/{2,}", "/");
    String signed = isSecond ? raw.substring(Math.max(raw.indexOf('/', 1), 0)) : raw;
    if (words.isEmpty() || !words.getLast().endsWith(JSON)) {
      return new PandaPath(isSecond, words, false, signed);
    }
    String last = words.getLast();
    while (last.endsWith(JSON)) { // A client doubles it.
      last = last.substring(0, last.length() - JSON.length());
    }
    var plain = new ArrayList<>(words.subList(0, words.size() - 1));
    plain.add(last);
    return new PandaPath(isSecond, plain, true, signed);
  }

  /// Tells whether a path that begins with this word is of the second version.
  static boolean isSecond(String word) {
    return SECOND.contains(word);
  }

  /// The first word: what kind of thing it is about.
  String noun() {
    return words.isEmpty() ? "" : words.getFirst();
  }

  /// The second word, which names one of them.
  String id() {
    return words.get(1);
  }

  /// The words with `ID` in the place of the second.
  String shape() {
    return words.size() < 2
        ? noun()
        : noun() + "/ID"
            + (words.size() > 2 ? "/" + String.join("/", words.subList(2, words.size())) : "");
  }
}
