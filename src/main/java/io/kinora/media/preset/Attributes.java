package io.kinora.media.preset;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Attributes of a profile by their names. Empty ones count as not given, and so do those in which
/// a client wrote out that it has nothing.
final class Attributes {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
  private static final Pattern CLOCK =
      Pattern.compile("(?:([0-9]{1,3}):)?([0-9]{1,3}):([0-9]{1,2}(?:\\.[0-9]{1,6})?)");
  private static final Set<String> NOTHING = Set.of("", "null", "none", "nil");
  private static final Set<String> YES = Set.of("true", "1", "yes");
  private static final Set<String> NO = Set.of("false", "0", "no");

  private final Map<String, String> values = new HashMap<>();

  Attributes(Map<String, String> defaults, Map<String, String> given) {
    put(defaults);
    put(given);
  }

  private void put(Map<String, String> more) {
    more.forEach((name, value) -> {
      if (!NOTHING.contains(value.strip().toLowerCase(Locale.ROOT))) {
        values.put(name, value.strip());
      }
    });
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /// @param what it must be, as the end of a sentence
  /// @param read gives nothing for what is wrong
  <T> Optional<T> read(String name, String what, Function<String, Optional<T>> read) {
    return find(name)
        .map(it ->
            read.apply(it).orElseThrow(() -> new InvalidProfileException(name, "must be " + what)));
  }

  /// A whole number; 0 counts as not given. Source: the panda contract, section 2, rule 7: numbers
  /// may carry a fraction.
  ///
  /// @param unit such as `kbit/s`
  OptionalInt count(String name, String unit, int min, int max) {
    OptionalDouble number = number(name, unit, min, max);
    return number.isPresent()
        ? OptionalInt.of((int) Math.round(number.getAsDouble()))
        : OptionalInt.empty();
  }

  /// The same, with a fraction.
  OptionalDouble number(String name, String unit, double min, double max) {
    String range = plain(min) + " to " + plain(max);
    Optional<Double> found = read(
        name,
        "a number of " + unit + ", " + range,
        it -> Optional.of(it)
            .filter(NUMBER.asMatchPredicate())
            .map(Double::parseDouble)
            .filter(value -> value == 0 || (value >= min && value <= max)));
    return found
        .filter(value -> value > 0)
        .map(OptionalDouble::of)
        .orElseGet(OptionalDouble::empty);
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }

  boolean yes(String name, boolean otherwise) {
    return read(name, "true or false", it -> {
          String word = it.toLowerCase(Locale.ROOT);
          return YES.contains(word)
              ? Optional.of(true)
              : Optional.of(false).filter(_ -> NO.contains(word));
        })
        .orElse(otherwise);
  }

  /// Seconds of a time such as `00:00:10`.
  OptionalDouble time(String name) {
    Optional<Double> found = read(name, "a time such as 00:01:30", Attributes::seconds);
    return found.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }

  private static Optional<Double> seconds(String text) {
    if (NUMBER.matcher(text).matches()) {
      return Optional.of(Double.parseDouble(text)).filter(it -> it <= 360_000);
    }
    Matcher found = CLOCK.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    double hours = found.group(1) == null ? 0 : Double.parseDouble(found.group(1));
    return Optional.of(hours * 3600
        + Double.parseDouble(found.group(2)) * 60
        + Double.parseDouble(found.group(3)));
  }
}
