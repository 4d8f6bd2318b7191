package io.kinora.media.sxml;

import java.util.ArrayList;
import java.util.List;

/// What was found wrong so far while one document is read.
final class Problems {

  /// Nobody reads more, and a hostile document has no end of them.
  private static final int COUNT_MAX = 100;

  private final Strictness strictness;
  private final List<Problem> found = new ArrayList<>();

  Problems(Strictness strictness) {
    this.strictness = strictness;
  }

  void error(String rule, Position at, String text) {
    add(new Problem(Problem.Severity.ERROR, rule, at, text));
  }

  /// An error where reading is strict.
  void warn(String rule, Position at, String text) {
    boolean isLet = strictness == Strictness.LENIENT;
    add(new Problem(isLet ? Problem.Severity.WARNING : Problem.Severity.ERROR, rule, at, text));
  }

  private void add(Problem problem) {
    if (found.size() < COUNT_MAX || problem.isError()) {
      found.add(problem);
    }
    if (found.size() > 2 * COUNT_MAX) {
      throw new InvalidFilmException(found);
    }
  }

  List<Problem> all() {
    return List.copyOf(found);
  }

  /// @throws InvalidFilmException when there was an error
  void throwErrors() {
    if (found.stream().anyMatch(Problem::isError)) {
      throw new InvalidFilmException(found);
    }
  }
}
