package io.kinora;

/// Says in one sentence for the operator why the server cannot start as things are.
final class CannotStartException extends RuntimeException {

  private static final long serialVersionUID = 1;

  CannotStartException(String text) {
    super(text);
  }

  CannotStartException(String text, Throwable cause) {
    super(text, cause);
  }

  /// Says what did not go, and behind it what the system said: the innermost message.
  static CannotStartException because(String text, Throwable failure) {
    return new CannotStartException(text + ": " + innermost(failure) + ".", failure);
  }

  private static String innermost(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? String.valueOf(failure.getMessage()) : innermost(cause);
  }
}
