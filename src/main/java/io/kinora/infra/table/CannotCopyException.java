package io.kinora.infra.table;

/// Says in a sentence for the operator why rows cannot come into the other database.
public final class CannotCopyException extends RuntimeException {

  private static final long serialVersionUID = 1;

  CannotCopyException(String text) {
    super(text);
  }

  CannotCopyException(String text, Throwable cause) {
    super(text, cause);
  }
}
