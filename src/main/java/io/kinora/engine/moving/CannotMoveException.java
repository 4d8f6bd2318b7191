package io.kinora.engine.moving;

/// Says in a sentence for the operator why an installation cannot move as things are.
public final class CannotMoveException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public CannotMoveException(String text) {
    super(text);
  }
}
