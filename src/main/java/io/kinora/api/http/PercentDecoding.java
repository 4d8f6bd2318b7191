package io.kinora.api.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Turns `%41` into `A`. The bytes are UTF-8.
public final class PercentDecoding {

  private PercentDecoding() {}

  /// The decoded text; empty where a `%` has no two digits or the bytes are not UTF-8.
  static Optional<String> strict(String text) {
    byte[] bytes = bytes(text);
    if (strayPercent(text) >= 0) {
      return Optional.empty();
    }
    try {
      var decoder = StandardCharsets.UTF_8.newDecoder();
      return Optional.of(decoder.decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  /// The decoded text; a `%` without two digits stays, and bytes that are not UTF-8 become U+FFFD.
  public static String lenient(String text) {
    return new String(bytes(text), StandardCharsets.UTF_8);
  }

  private static int strayPercent(String text) {
    int index = text.indexOf('%');
    while (index >= 0 && isEscape(text, index)) {
      index = text.indexOf('%', index + 3);
    }
    return index;
  }

  private static byte[] bytes(String text) {
    var bytes = new ByteArrayOutputStream(text.length());
    int index = 0;
    while (index < text.length()) {
      if (isEscape(text, index)) {
        bytes.write(Integer.parseInt(text, index + 1, index + 3, 16));
        index += 3;
        continue;
      }
      int character = text.codePointAt(index);
      bytes.writeBytes(Character.toString(character).getBytes(StandardCharsets.UTF_8));
      index += Character.charCount(character);
    }
    return bytes.toByteArray();
  }

  private static boolean isEscape(String text, int index) {
    return text.charAt(index) == '%'
        && index + 2 < text.length()
        && isHex(text.charAt(index + 1))
        && isHex(text.charAt(index + 2));
  }

  private static boolean isHex(char character) {
    return character < 128 && Character.digit(character, 16) >= 0;
  }
}
