package io.kinora.infra.outbound;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads addresses as people write them: with spaces, accents or brackets that should be encoded.
public final class ClientAddress {

  private static final String ALLOWED = "-._~:/?#@!$&'()*+,;=%";

  private ClientAddress() {}

  /// The address with its path and query encoded where that was forgotten; empty where it is none.
  /// The host stays as it is. Whether we go there is for the [Guard] to say.
  public static Optional<URI> parse(String text) {
    String trimmed = text.strip();
    int pathStart = startOfPath(trimmed);
    try {
      return Optional.of(
          URI.create(trimmed.substring(0, pathStart) + encoded(trimmed.substring(pathStart))));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static int startOfPath(String text) {
    int authority = text.indexOf("//");
    int index = authority < 0 ? 0 : authority + 2;
    while (authority >= 0 && index < text.length() && "/?#".indexOf(text.charAt(index)) < 0) {
      index++;
    }
    return index;
  }

  private static String encoded(String text) {
    var encoded = new StringBuilder();
    for (int index = 0; index < text.length(); index++) {
      if (isEscape(text, index)) {
        encoded.append('%');
        continue;
      }
      int character = text.codePointAt(index);
      append(encoded, character);
      index += Character.charCount(character) - 1;
    }
    return encoded.toString();
  }

  private static void append(StringBuilder encoded, int character) {
    boolean isPlain = character != '%'
        && (ALLOWED.indexOf(character) >= 0
            || (character < 128 && Character.isLetterOrDigit(character)));
    if (isPlain) {
      encoded.appendCodePoint(character);
      return;
    }
    for (byte next : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
      encoded.append("%%%02X".formatted(next & 255));
    }
  }

  private static boolean isEscape(String text, int index) {
    return text.substring(index).matches("(?s)%[0-9a-fA-F]{2}.*");
  }
}
