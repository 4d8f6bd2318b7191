package io.kinora.media.sxml;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Parameters by name, such as those of a filter, at one moment or at rest.
///
/// @param numbers each of one number, or several: a couple has two, a colour four from 0 to 255
///     (red, green, blue, alpha), five colours twenty
/// @param words what is no number
public record Values(Map<String, List<Double>> numbers, Map<String, String> words) {

  public static final Values NONE = new Values(Map.of(), Map.of());

  public Values {
    numbers = numbers.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, it -> List.copyOf(it.getValue())));
    words = Map.copyOf(words);
  }

  /// The numbers that a value stands for: numbers and colours, separated by commas; nothing where
  /// it
  /// is a word.
  static Optional<List<Double>> numbersIn(String value) {
    if (AttributeType.COLOURS_OF_ANY_LENGTH.fits(value)) {
      return Optional.of(Arrays.stream(value.split(",", -1))
          .map(part -> Colour.of(part.strip()))
          .flatMap(it -> Stream.of(it.red(), it.green(), it.blue(), it.alpha()))
          .map(Integer::doubleValue)
          .toList());
    }
    if (AttributeType.NUMBERS_OF_ANY_COUNT.fits(value)) {
      return Optional.of(Arrays.stream(value.split(",", -1))
          .map(part -> Double.parseDouble(part.strip()))
          .toList());
    }
    return Optional.empty();
  }

  /// A latitude and a longitude; nothing where it is the name of a place.
  public static Optional<Media.Map.Spot> spotIn(String value) {
    return numbersIn(value.strip())
        .filter(numbers -> numbers.size() >= 2)
        .map(numbers -> new Media.Map.Spot(numbers.get(0), numbers.get(1)));
  }

  public Set<String> names() {
    var names = new TreeSet<>(numbers.keySet());
    names.addAll(words.keySet());
    return names;
  }

  public boolean has(String name) {
    return numbers.containsKey(name) || words.containsKey(name);
  }

  /// All the numbers of a parameter.
  public Optional<List<Double>> numbersOf(String name) {
    return Optional.ofNullable(numbers.get(name));
  }

  public double number(String name, double otherwise) {
    List<Double> found = numbers.get(name);
    return found == null ? otherwise : found.getFirst();
  }

  public String word(String name, String otherwise) {
    return words.getOrDefault(name, otherwise);
  }

  public boolean flag(String name, boolean otherwise) {
    return words.containsKey(name) ? "true".equals(words.get(name)) : otherwise;
  }
}
