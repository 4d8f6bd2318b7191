package io.kinora.infra.base;

import org.jspecify.annotations.Nullable;

/// Carries a [Failure] up to the one who words it: the worker, a wire dialect, the command line.
public final class FailureException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Failure failure;

  FailureException(Failure failure, @Nullable Throwable cause) {
    super(failure.code() + ": " + failure.text(), cause);
    this.failure = failure;
  }

  public Failure failure() {
    return failure;
  }
}
