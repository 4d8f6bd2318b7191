package io.kinora.infra.outbound;

import java.io.IOException;

/// Says that a transfer broke in a way that can be named. Another try may help.
public final class BrokenTransferException extends IOException {

  private static final long serialVersionUID = 1;

  private final String reason;

  /// @param reason half a sentence, fit for clients, without the address
  public BrokenTransferException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /// @param cause what happened below
  public BrokenTransferException(String reason, Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
