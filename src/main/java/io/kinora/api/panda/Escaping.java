package io.kinora.api.panda;

import static java.nio.charset.StandardCharsets.UTF_8;

/// How clients escape names and values before they sign them.
///
/// Source: the panda contract, section 3.4.
enum Escaping {
  /// As it was asked for: RFC 3986.
  STRICT("", "-._~"),
  /// Brackets in names stay as they are.
  BRACKETS("[]", "-._~"),
  /// That, and a tilde is escaped.
  TILDE("[]", "-._"),
  /// As Java's own encoder does.
  JAVA("", "-._*"),
  /// As that of .NET does.
  DOT_NET("", "-._!*()"),
  /// As that of JavaScript does where a client of Node mends some of it.
  NODE("", "-._~*'");

  private final String literalInNames;
  private final String literal;

  Escaping(String literalInNames, String literal) {
    this.literalInNames = literalInNames;
    this.literal = literal;
  }

  String name(String text) {
    return escaped(text, literal + literalInNames);
  }

  String value(String text) {
    return escaped(text, literal);
  }

  private String escaped(String text, String literals) {
    boolean isBlankPlus = this == JAVA || this == DOT_NET;
    var escaped = new StringBuilder(text.length() + 16);
    for (byte next : text.getBytes(UTF_8)) {
      char character = (char) (next & 255);
      boolean isLiteral = character < 128
          && (Character.isLetterOrDigit(character) || literals.indexOf(character) >= 0);
      if (isLiteral) {
        escaped.append(character);
      } else if (character == ' ' && isBlankPlus) {
        escaped.append('+');
      } else {
        escaped.append('%').append(hex(character >> 4)).append(hex(character & 15));
      }
    }
    return escaped.toString();
  }

  private static char hex(int digit) {
    return "0123456789ABCDEF".charAt(digit);
  }
}
