package io.kinora.api.factory;

import io.kinora.engine.film.FilmName;
import java.util.List;
import java.util.regex.Pattern;

/// The names that clients may give.
///
/// Source: the factory contract, section 2.
///
/// @param isLenient whether `.`, `_` and `-` may be in them
record Identifiers(boolean isLenient) {

  /// In an address these two are no names.
  private static final String NO_PLACE = "(?!\\.{1,2}$)";

  private static final Pattern STRICT_USER = Pattern.compile("[a-zA-Z0-9]{1,48}");
  private static final Pattern STRICT_RESOURCE = Pattern.compile("[a-zA-Z0-9]{1,256}");
  private static final Pattern LENIENT_USER = Pattern.compile(NO_PLACE + "[a-zA-Z0-9_.-]{1,48}");
  private static final Pattern LENIENT_RESOURCE =
      Pattern.compile(NO_PLACE + "[a-zA-Z0-9_.-]{1,256}");

  /// @throws FactoryException where one of the first two names is none
  void check(List<String> names) {
    if (!names.isEmpty()) {
      check("user", names.getFirst(), isLenient ? LENIENT_USER : STRICT_USER);
    }
    if (names.size() > 1) {
      check("resource", names.get(1), isLenient ? LENIENT_RESOURCE : STRICT_RESOURCE);
    }
  }

  private void check(String what, String name, Pattern pattern) {
    if (!pattern.matcher(name).matches()) {
      throw FactoryException.badRequest(
          "InvalidIdentifier", "a " + what + " is named by " + pattern.pattern());
    }
  }

  /// @param names user and resource, and maybe more
  FilmName film(String accessKey, List<String> names) {
    check(names);
    return new FilmName(accessKey, names.getFirst(), names.get(1));
  }
}
