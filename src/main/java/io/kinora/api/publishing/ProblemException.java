package io.kinora.api.publishing;

/// Carries a [Problem] up to where it is answered.
final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.code().word() + ": " + problem.detail());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
