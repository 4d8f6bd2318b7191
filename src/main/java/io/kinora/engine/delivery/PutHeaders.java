package io.kinora.engine.delivery;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The headers that a client adds to an `httpPUT`.
///
/// Source: the factory contract, section 8; the limits are our choice.
final class PutHeaders {

  private static final int COUNT_MAX = 50;
  private static final int VALUE_CHARACTERS_MAX = 4_096;

  /// Source: RFC 9110, section 5.6.2, token.
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");

  /// What ends a line, or is not the same to all, is none.
  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");

  /// Where a request goes, where its body ends, and what is between us and the next server.
  ///
  /// Source: RFC 9110, section 7.6.1, for the latter.
  private static final Set<String> OURS = Set.of(
      "connection",
      "content-length",
      "expect",
      "host",
      "keep-alive",
      "proxy-authenticate",
      "proxy-authorization",
      "proxy-connection",
      "te",
      "trailer",
      "transfer-encoding",
      "upgrade");

  private PutHeaders() {}

  /// What is wrong with them, in half a sentence that names no value.
  static Optional<String> objectionTo(Map<String, String> headers) {
    if (headers.size() > COUNT_MAX) {
      return Optional.of("there are more than " + COUNT_MAX + " headers");
    }
    return headers.entrySet().stream()
        .flatMap(header -> objectionTo(header.getKey(), header.getValue()).stream())
        .findFirst();
  }

  private static Optional<String> objectionTo(String name, String value) {
    if (!NAME.matcher(name).matches()) {
      return Optional.of("a header has a key that is no name of one");
    }
    if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
      return Optional.of("the header " + name + " is not the client's to set");
    }
    return VALUE.matcher(value).matches() && value.length() <= VALUE_CHARACTERS_MAX
        ? Optional.empty()
        : Optional.of("the header " + name + " has a value that cannot be sent");
  }

  /// What is sent: the client's, and the type of the video where they do not say one.
  static SortedMap<String, String> with(String contentType, Map<String, String> headers) {
    var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    all.put("Content-Type", contentType);
    all.putAll(headers);
    return all;
  }
}
