package io.kinora.media.preset.command;

/// Tells that a command asks for what is not done here. Its reason names it.
public final class RefusedCommandException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String reason;

  public RefusedCommandException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /// One sentence for the client.
  public String reason() {
    return reason;
  }
}
