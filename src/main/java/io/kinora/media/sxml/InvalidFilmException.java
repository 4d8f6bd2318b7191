package io.kinora.media.sxml;

import java.util.List;

/// A document that is no film. Whoever asked for the film words it.
public final class InvalidFilmException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  public InvalidFilmException(List<Problem> problems) {
    super(firstError(problems));
    this.problems = List.copyOf(problems);
  }

  /// All that was found, warnings included; at least one error.
  public List<Problem> problems() {
    return problems;
  }

  private static String firstError(List<Problem> problems) {
    return problems.stream()
        .filter(Problem::isError)
        .findFirst()
        .map(Problem::toString)
        .orElseThrow(() -> new IllegalArgumentException("no error among the problems"));
  }
}
