package io.kinora.media.sxml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/// Values that change from key to key. Source: the film language, sections 3.5 and 10.1.
///
/// @param keys sorted by time, at least one, all with the same names
/// @param isQuadratic whether values leave and reach keys slowly
public record Keyframes(List<Key> keys, boolean isQuadratic) {

  /// @param seconds from the start of the animator's interval
  public record Key(double seconds, Values values) {}

  /// Two keys and the place between them.
  ///
  /// @param part 0 is at `from`, 1 at `to`
  public record Between(Values from, Values to, double part) {

    /// Each number between its two values; words as they were at the earlier key.
    public Values values() {
      var numbers = new HashMap<String, List<Double>>();
      from.numbers().forEach((name, starts) -> {
        List<Double> ends = to.numbersOf(name).orElse(starts);
        var mixed = new ArrayList<Double>();
        for (int index = 0; index < starts.size(); index++) {
          double start = starts.get(index);
          double end = index < ends.size() ? ends.get(index) : start;
          mixed.add(part == 0 ? start : start + (end - start) * part);
        }
        numbers.put(name, mixed);
      });
      return new Values(numbers, from.words());
    }
  }

  public Keyframes {
    keys = keys.stream().sorted(Comparator.comparingDouble(Key::seconds)).toList();
  }

  /// Where `seconds` lies; before the first key and after the last one these hold.
  public Between at(double seconds) {
    Key first = keys.getFirst();
    if (seconds < first.seconds()) {
      return new Between(first.values(), first.values(), 0);
    }
    Key before = first;
    for (Key key : keys) {
      if (key.seconds() > seconds) {
        double part = (seconds - before.seconds()) / (key.seconds() - before.seconds());
        return new Between(before.values(), key.values(), isQuadratic ? eased(part) : part);
      }
      before = key;
    }
    return new Between(before.values(), before.values(), 0);
  }

  /// What the mode `quadratic` makes of a part of the time. Source: section 10.
  public static double eased(double u) {
    return u < 0.5 ? 2 * u * u : 1 - 2 * (1 - u) * (1 - u);
  }
}
