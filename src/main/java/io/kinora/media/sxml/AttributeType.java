package io.kinora.media.sxml;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What values an attribute may have. Source: the film language, section 2.3.
///
/// @param expected how a message says what would have been right
/// @param fits whether a value is right
record AttributeType(String expected, Predicate<String> fits) {

  /// As large as numbers may be, sums and products of some of them are still numbers.
  private static final String NUMBER = "[+-]?(\\d{1,30}\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,2})?";
  private static final Pattern NUMBERS = Pattern.compile(NUMBER + "(\\s*,\\s*" + NUMBER + ")*");

  static final String AS_LONG_AS_PARENT = "..";

  static final AttributeType TEXT = new AttributeType("text", _ -> true);
  static final AttributeType ADDRESS = new AttributeType("an address", value -> !value.isBlank());
  static final AttributeType FLOAT = matching("a number", Pattern.compile(NUMBER));
  static final AttributeType POSITION =
      matching("a number or auto", Pattern.compile("auto|" + NUMBER));
  static final AttributeType BOOL = matching("true or false", Pattern.compile("true|false"));
  static final AttributeType WHOLE = matching("a whole number", Pattern.compile("\\+?\\d{1,9}"));
  static final AttributeType COLOUR = matching(
      "a colour as #RRGGBB or #RRGGBBAA", Pattern.compile("#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?"));
  static final AttributeType COLOURS = matching(
      "colours as #RRGGBBAA, separated by commas",
      Pattern.compile("#[0-9a-fA-F]{8}(\\s*,\\s*#[0-9a-fA-F]{8})*"));
  static final AttributeType COLOURS_OF_ANY_LENGTH = matching(
      "colours, separated by commas",
      Pattern.compile(
          "#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?(\\s*,\\s*#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?)*"));
  static final AttributeType NUMBERS_OF_ANY_COUNT =
      matching("numbers separated by commas", NUMBERS);
  static final AttributeType SECONDS = new AttributeType(
      "a number of seconds, 0 or more", value -> isNumberWithin(value, 0, Double.MAX_VALUE));
  static final AttributeType DURATION = new AttributeType(
      "a number of seconds, 0 or more, or '..' for as long as the parent",
      value -> value.equals(AS_LONG_AS_PARENT) || SECONDS.fits().test(value));

  static AttributeType matching(String expected, Pattern pattern) {
    return new AttributeType(expected, value -> pattern.matcher(value).matches());
  }

  static AttributeType within(double min, double max) {
    return new AttributeType(
        "a number from " + trimmed(min) + " to " + trimmed(max),
        value -> isNumberWithin(value, min, max));
  }

  /// `count` numbers separated by commas; more are let pass. Source: section 2.3, lenient reading.
  static AttributeType numbers(int count) {
    return new AttributeType(
        count + " numbers separated by commas",
        value -> NUMBERS.matcher(value).matches() && value.split(",").length >= count);
  }

  static AttributeType choice(String... words) {
    List<String> choices = List.of(words);
    return new AttributeType("one of " + String.join(", ", words), choices::contains);
  }

  static AttributeType either(AttributeType first, AttributeType second) {
    return new AttributeType(
        first.expected + ", or " + second.expected, first.fits.or(second.fits));
  }

  private static boolean isNumberWithin(String value, double min, double max) {
    if (!FLOAT.fits().test(value)) {
      return false;
    }
    double number = Double.parseDouble(value);
    return number >= min && number <= max;
  }

  private static String trimmed(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }
}
