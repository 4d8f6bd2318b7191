package io.kinora.engine.connection;

/// Says for the operator what was expected of a connection; never what was given.
public final class InvalidConnectionException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /// @param expected follows the word "expected"
  InvalidConnectionException(String expected) {
    super(expected);
  }
}
