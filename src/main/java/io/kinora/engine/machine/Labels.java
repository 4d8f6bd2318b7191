package io.kinora.engine.machine;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a process says that it is, such as `gpu` or `big`: work that needs a label is for those
/// that have it.
///
/// @param names      in order; each as [#requireName(String)] wants it
/// @param areAllItDoes whether work that needs no label is left to others
public record Labels(List<String> names, boolean areAllItDoes) {

  /// Of a process that does what any other can do, too.
  public static final Labels NONE = new Labels(List.of(), false);

  public Labels {
    names = List.copyOf(new TreeSet<>(names));
    names.forEach(Labels::requireName);
    if (names.isEmpty() && areAllItDoes) {
      throw new IllegalArgumentException("who has no label and does only labelled work does none");
    }
  }

  public static Labels of(Set<String> names) {
    return new Labels(List.copyOf(names), false);
  }

  /// A label is 1 to 32 small letters, digits and `-`.
  ///
  /// @return the same
  /// @throws IllegalArgumentException for another
  public static String requireName(String label) {
    if (!label.matches("[a-z0-9-]{1,32}")) {
      throw new IllegalArgumentException("no label: " + label);
    }
    return label;
  }

  /// Tells whether a process with these does work that needs `label`; none for what needs none.
  public boolean allow(@Nullable String label) {
    return label == null ? !areAllItDoes : names.contains(label);
  }
}
