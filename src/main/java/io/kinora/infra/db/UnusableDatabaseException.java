package io.kinora.infra.db;

/// Says in words for the operator why a database cannot be opened.
public final class UnusableDatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnusableDatabaseException(String text) {
    super(text);
  }

  UnusableDatabaseException(String text, Throwable cause) {
    super(text, cause);
  }
}
