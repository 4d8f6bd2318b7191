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
}
