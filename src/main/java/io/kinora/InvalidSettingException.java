package io.kinora;

/// Says in one sentence for the operator which setting is wrong, and what was expected.
final class InvalidSettingException extends RuntimeException {

  private static final long serialVersionUID = 1;

  InvalidSettingException(String text) {
    super(text);
  }
}
