package io.kinora.media.recipe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Settings by name, and which of them were wrong. Empty ones count as not given.
final class NamedSettings {

  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,9}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
  private static final Pattern SIDES = Pattern.compile("([0-9]{1,5})[xX*]([0-9]{1,5})");
  private static final Set<String> NO = Set.of("false", "0", "no", "off", "none");

  private final Map<String, String> values = new HashMap<>();
  private final List<String> wrong = new ArrayList<>();

  NamedSettings(Map<String, String> given) {
    given.forEach((name, value) -> {
      if (!value.isBlank()) {
        values.put(name.strip().replace('-', '_').toLowerCase(Locale.ROOT), value.strip());
      }
    });
  }

  /// The names, in the order in which they were read.
  List<String> wrong() {
    return wrong;
  }

  void isWrong(String name) {
    if (!wrong.contains(name)) {
      wrong.add(name);
    }
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /// @param read gives nothing for what is wrong
  <T> Optional<T> text(String name, Function<String, Optional<T>> read) {
    Optional<String> value = find(name);
    Optional<T> found = value.flatMap(read);
    if (value.isPresent() && found.isEmpty()) {
      isWrong(name);
    }
    return found;
  }

  OptionalInt whole(String name, int min, int max) {
    Optional<Integer> number = text(
        name,
        it -> Optional.of(it)
            .filter(WHOLE.asMatchPredicate())
            .map(Integer::parseInt)
            .filter(value -> value >= min && value <= max));
    return number.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  OptionalDouble number(String name, double min, double max) {
    Optional<Double> number = text(
        name,
        it -> Optional.of(it)
            .filter(NUMBER.asMatchPredicate())
            .map(Double::parseDouble)
            .filter(value -> value >= min && value <= max));
    return number.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }

  /// The first of two names that is given; both must be right.
  OptionalDouble number(String name, String other, double min, double max) {
    OptionalDouble first = number(name, min, max);
    OptionalDouble second = number(other, min, max);
    return first.isPresent() ? first : second;
  }

  /// Width and height, such as `640x480`.
  Optional<int[]> sides(String name, int max) {
    return text(name, it -> {
      Matcher found = SIDES.matcher(it);
      if (!found.matches()) {
        return Optional.empty();
      }
      int width = Integer.parseInt(found.group(1));
      int height = Integer.parseInt(found.group(2));
      boolean isRight = width >= 2 && height >= 2 && width <= max && height <= max;
      return isRight ? Optional.of(new int[] {width, height}) : Optional.empty();
    });
  }

  /// Anything that is no word for no, such as a strength, is a yes.
  boolean yes(String name) {
    return find(name)
        .map(it -> it.toLowerCase(Locale.ROOT))
        .filter(it -> !NO.contains(it))
        .isPresent();
  }
}
