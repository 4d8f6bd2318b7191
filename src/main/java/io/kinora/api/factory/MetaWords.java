package io.kinora.api.factory;

import java.util.List;
import java.util.Optional;

/// What may be said of a rendition. Words that nobody knows are kept, and told to those who are
/// notified.
///
/// Source: the factory contract, section 7.
final class MetaWords {

  private static final int VALUE_CHARACTERS_MAX = 10_000;
  private static final List<String> TRUTHS = List.of("true", "false");
  private static final List<String> ACLS = List.of("public", "private", "unlisted");
  private static final double FRAME_RATE_MAX = 100;

  private MetaWords() {}

  /// Why a value cannot be; empty where it can.
  static Optional<String> objectionTo(String name, String value) {
    if (value.length() > VALUE_CHARACTERS_MAX) {
      return Optional.of("<" + name + "> is longer than " + VALUE_CHARACTERS_MAX + " characters");
    }
    return switch (name) {
      case "preview", "generate" -> oneOf(name, value, TRUTHS);
      case "acl" -> oneOf(name, value, ACLS);
      case "framerate" -> number(name, value, FRAME_RATE_MAX);
      case "thumbnailTime" -> number(name, value, Double.MAX_VALUE);
      default -> Optional.empty();
    };
  }

  private static Optional<String> oneOf(String name, String value, List<String> words) {
    return words.contains(value)
        ? Optional.empty()
        : Optional.of("<" + name + "> must be one of " + String.join(", ", words));
  }

  private static Optional<String> number(String name, String value, double max) {
    boolean isRight;
    try {
      double number = Double.parseDouble(value);
      isRight = Double.isFinite(number) && number >= 0 && number <= max;
    } catch (NumberFormatException _) {
      isRight = false;
    }
    String range = max == Double.MAX_VALUE ? "0 or more" : "0 to " + (int) max;
    return isRight ? Optional.empty() : Optional.of("<" + name + "> must be a number, " + range);
  }
}
