package io.kinora.media.preset;

/// Compares names with patterns in which `*` stands for any letters.
final class NamePattern {

  private NamePattern() {}

  /// Goes back to the last `*` only: however many there are, it takes no longer than both lengths
  /// multiplied.
  static boolean matches(String pattern, String name) {
    int place = 0;
    int inPattern = 0;
    int star = -1;
    int afterStar = 0;
    while (place < name.length()) {
      if (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
        star = inPattern++;
        afterStar = place;
      } else if (inPattern < pattern.length() && pattern.charAt(inPattern) == name.charAt(place)) {
        inPattern++;
        place++;
      } else if (star >= 0) {
        inPattern = star + 1;
        place = ++afterStar;
      } else {
        return false;
      }
    }
    return pattern.substring(inPattern).replace("*", "").isEmpty();
  }
}
