package io.kinora.media.sxml;

import io.kinora.infra.base.Suggestion;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The names of fonts that films use, and what they mean. Source: the film language, section 9.4.
public final class FontNames {

  /// What is drawn for a name that nobody knows.
  private static final String OTHERWISE = "Liberation Sans Bold";

  /// Each is drawn by the face that it names, or by one of the same measures.
  private static final Set<String> KNOWN = Set.of(
      "arial",
      "arialbold",
      "helvetica",
      "sans-serif",
      "liberationsans",
      "times",
      "timesnewroman",
      "serif",
      "liberationserif",
      "courier",
      "couriernew",
      "monospace",
      "liberationmono",
      "verdana",
      "dejavusans",
      "dejavuserif",
      "dejavusansmono",
      "notosanssc");

  /// Source: the film language, section 9.4. Comic Neue does not come with us.
  private static final String COMIC = "comicsansms";

  private static final Pattern FILE = Pattern.compile("(?is).+\\.(ttf|otf)([?#].*)?|.*://.*");

  private FontNames() {}

  /// The name as it is compared: without case and blanks.
  public static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
  }

  /// The name under which a folder of fonts may have it.
  public static String standsFor(String name) {
    String key = key(name);
    return key.equals(COMIC) ? "comicneue" : key;
  }

  /// Tells whether a font's name is the address of a file.
  static boolean isFile(String name) {
    return FILE.matcher(name).matches();
  }

  /// What the author must hear of a name that is drawn by other letters.
  static Optional<String> noteOn(String name) {
    String key = key(name);
    if (KNOWN.contains(key) || isFile(name)) {
      return Optional.empty();
    }
    return Optional.of("the font '" + name + "'" + Suggestion.wordsFor(key, KNOWN) + " is drawn as "
        + (key.equals(COMIC) ? "DejaVu Sans" : OTHERWISE)
        + ", unless the server has a folder with that font");
  }
}
