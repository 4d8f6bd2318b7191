package io.kinora.api.flixcloud;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Writes XML as the old service did: declared at the first byte, two blanks a level, types as
/// attributes. Source: the flixcloud contract, sections 1, 2.2 and 10.
final class XmlText {

  private final StringBuilder text =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  private int depth;

  XmlText begin(String name) {
    return line("<" + name + ">", 1);
  }

  /// @param type such as `array`
  XmlText begin(String name, String type) {
    return line("<" + name + " type=\"" + type + "\">", 1);
  }

  XmlText end(String name) {
    depth--;
    return line("</" + name + ">", 0);
  }

  XmlText element(String name, String value) {
    return line("<" + name + ">" + escaped(value) + "</" + name + ">", 0);
  }

  XmlText element(String name, String type, String value) {
    return line("<" + name + " type=\"" + type + "\">" + escaped(value) + "</" + name + ">", 0);
  }

  XmlText number(String name, long value) {
    return element(name, "integer", String.valueOf(value));
  }

  XmlText moment(String name, Instant value) {
    return element(name, "datetime", value.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /// What there is not has a sign of its own.
  XmlText orNil(String name, @Nullable String value) {
    return value == null
        ? line("<" + name + " nil=\"true\"></" + name + ">", 0)
        : element(name, value);
  }

  private XmlText line(String line, int deeper) {
    text.repeat("  ", depth).append(line).append('\n');
    depth += deeper;
    return this;
  }

  /// What XML cannot have at all is left out.
  private static String escaped(String value) {
    var escaped = new StringBuilder(value.length() + 16);
    value.codePoints().forEach(character -> {
      switch (character) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '\r' -> escaped.append("&#13;");
        default -> {
          if (isAllowed(character)) {
            escaped.appendCodePoint(character);
          }
        }
      }
    });
    return escaped.toString();
  }

  private static boolean isAllowed(int character) {
    return character == '\t'
        || character == '\n'
        || (character >= 0x20 && character <= 0xD7FF)
        || (character >= 0xE000 && character <= 0xFFFD)
        || character >= 0x10000;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
