package io.kinora.engine.access;

/// Says for the operator what is wrong with a bootstrap file, and where in it.
public final class InvalidBootstrapException extends RuntimeException {

  private static final long serialVersionUID = 1;

  InvalidBootstrapException(String text) {
    super(text);
  }
}
