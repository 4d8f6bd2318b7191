package io.kinora.media.sxml;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What values an attribute may have. Source: the film language, section 2.3.
///
/// @param expected how a message says what would have been right
/// @param form tells right values from wrong ones
record AttributeType(String expected, Form form) {

  /// A kind of values.
  sealed interface Form {

    record Anything() implements Form {}

    record Matching(Pattern pattern) implements Form {}

    record OneOf(List<String> words) implements Form {}

    record Within(double min, double max) implements Form {}

    /// Items separated by commas.
    ///
    /// @param countMin more are let pass. Source: section 2.3, lenient reading.
    record Listed(Pattern item, int countMin) implements Form {}

    record Either(AttributeType first, AttributeType second) implements Form {}
  }

  /// As large as numbers may be, sums and products of some of them are still numbers.
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,30}\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,2})?");

  private static final Pattern HEX_COLOUR = Pattern.compile("#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?");
  private static final Pattern HEX_COLOUR_WITH_ALPHA = Pattern.compile("#[0-9a-fA-F]{8}");

  static final String AS_LONG_AS_PARENT = "..";

  static final AttributeType TEXT = new AttributeType("text", new Form.Anything());
  static final AttributeType ADDRESS = matching("an address", Pattern.compile("\\s*\\S[\\s\\S]*"));
  static final AttributeType FLOAT = matching("a number", NUMBER);
  static final AttributeType POSITION =
      matching("a number or auto", Pattern.compile("auto|" + NUMBER));
  static final AttributeType BOOL =
      new AttributeType("true or false", new Form.OneOf(List.of("true", "false")));
  static final AttributeType WHOLE = matching("a whole number", Pattern.compile("\\+?\\d{1,9}"));
  static final AttributeType COLOUR = matching("a colour as #RRGGBB or #RRGGBBAA", HEX_COLOUR);
  static final AttributeType COLOURS = new AttributeType(
      "colours as #RRGGBBAA, separated by commas", new Form.Listed(HEX_COLOUR_WITH_ALPHA, 1));
  static final AttributeType COLOURS_OF_ANY_LENGTH =
      new AttributeType("colours, separated by commas", new Form.Listed(HEX_COLOUR, 1));
  static final AttributeType NUMBERS_OF_ANY_COUNT =
      new AttributeType("numbers separated by commas", new Form.Listed(NUMBER, 1));
  static final AttributeType SECONDS =
      new AttributeType("a number of seconds, 0 or more", new Form.Within(0, Double.MAX_VALUE));
  static final AttributeType DURATION = new AttributeType(
      "a number of seconds, 0 or more, or '..' for as long as the parent",
      new Form.Either(choice(AS_LONG_AS_PARENT), SECONDS));

  static AttributeType matching(String expected, Pattern pattern) {
    return new AttributeType(expected, new Form.Matching(pattern));
  }

  static AttributeType within(double min, double max) {
    return new AttributeType(
        "a number from " + trimmed(min) + " to " + trimmed(max), new Form.Within(min, max));
  }

  static AttributeType numbers(int count) {
    return new AttributeType(
        count + " numbers separated by commas", new Form.Listed(NUMBER, count));
  }

  static AttributeType choice(String... words) {
    return new AttributeType("one of " + String.join(", ", words), new Form.OneOf(List.of(words)));
  }

  static AttributeType either(AttributeType first, AttributeType second) {
    return new AttributeType(
        first.expected + ", or " + second.expected, new Form.Either(first, second));
  }

  boolean fits(String value) {
    return switch (form) {
      case Form.Anything _ -> true;
      case Form.Matching(Pattern pattern) -> pattern.matcher(value).matches();
      case Form.OneOf(List<String> words) -> words.contains(value);
      case Form.Within(double min, double max) -> isNumberWithin(value, min, max);
      case Form.Listed(Pattern item, int countMin) -> {
        String[] parts = value.split(",", -1);
        yield parts.length >= countMin
            && Arrays.stream(parts).allMatch(part -> item.matcher(part.strip()).matches());
      }
      case Form.Either(AttributeType first, AttributeType second) ->
        first.fits(value) || second.fits(value);
    };
  }

  /// The words of a closed list; nothing where values are not words.
  List<String> words() {
    return switch (form) {
      case Form.OneOf(List<String> words) -> words;
      case Form.Either(AttributeType first, AttributeType second) ->
        Stream.concat(first.words().stream(), second.words().stream()).toList();
      case Form.Anything _, Form.Matching _, Form.Within _, Form.Listed _ -> List.of();
    };
  }

  private static boolean isNumberWithin(String value, double min, double max) {
    if (!FLOAT.fits(value)) {
      return false;
    }
    double number = Double.parseDouble(value);
    return number >= min && number <= max;
  }

  private static String trimmed(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }
}
