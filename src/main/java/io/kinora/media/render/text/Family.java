package io.kinora.media.render.text;

import io.kinora.media.sxml.FontNames;
import java.util.Map;

/// The files of faces that belong together, and that come with the server.
///
/// @param regular name on the class path, like the others
record Family(String regular, String bold, String slanted, String boldSlanted) {

  static final Family SANS = liberation("Sans");
  static final Family DEJAVU = dejavu("DejaVuSans", "Oblique");
  static final Family DEJAVU_CONDENSED = dejavu("DejaVuSansCondensed", "Oblique");
  static final Family CHINESE = chinese();

  /// Source: the film language, section 9.4; and the names of CSS.
  private static final Map<String, Family> BY_NAME = byName();

  /// The family for a name of the language; a bold one for names that nobody knows.
  static Family named(String name) {
    return BY_NAME.getOrDefault(FontNames.key(name), SANS.bolder());
  }

  String file(boolean isBold, boolean isSlanted) {
    if (isBold) {
      return isSlanted ? boldSlanted : bold;
    }
    return isSlanted ? slanted : regular;
  }

  /// The same letters, bold whatever is asked for.
  private Family bolder() {
    return new Family(bold, bold, boldSlanted, boldSlanted);
  }

  private static Map<String, Family> byName() {
    Family serif = liberation("Serif");
    Family mono = liberation("Mono");
    return Map.ofEntries(
        Map.entry("arial", SANS),
        Map.entry("helvetica", SANS),
        Map.entry("sans-serif", SANS),
        Map.entry("liberationsans", SANS),
        Map.entry("arialbold", SANS.bolder()),
        Map.entry("times", serif),
        Map.entry("timesnewroman", serif),
        Map.entry("serif", serif),
        Map.entry("liberationserif", serif),
        Map.entry("courier", mono),
        Map.entry("couriernew", mono),
        Map.entry("monospace", mono),
        Map.entry("liberationmono", mono),
        Map.entry("verdana", DEJAVU),
        Map.entry("comicsansms", DEJAVU),
        Map.entry("dejavusans", DEJAVU),
        Map.entry("dejavuserif", dejavu("DejaVuSerif", "Italic")),
        Map.entry("dejavusansmono", dejavu("DejaVuSansMono", "Oblique")),
        Map.entry("notosanssc", CHINESE));
  }

  private static Family liberation(String name) {
    String start = "/liberation/Liberation" + name + "-";
    return new Family(
        start + "Regular.ttf", start + "Bold.ttf", start + "Italic.ttf", start + "BoldItalic.ttf");
  }

  private static Family dejavu(String name, String slant) {
    String start = "/net/sf/jasperreports/fonts/dejavu/" + name;
    return new Family(
        start + ".ttf",
        start + "-Bold.ttf",
        start + "-" + slant + ".ttf",
        start + "-Bold" + slant + ".ttf");
  }

  private static Family chinese() {
    String start = "/fonts/ttf/NotoSansSC/NotoSansSC-";
    String regular = start + "Regular.ttf";
    String bold = start + "Bold.ttf";
    return new Family(regular, bold, regular, bold);
  }
}
