package io.kinora.infra.outbound;

import java.net.UnknownHostException;

/// Says that we do not go to an address. It is of this type because that is all that a resolver
/// may throw.
public final class ObjectionException extends UnknownHostException {

  private static final long serialVersionUID = 1;

  private final String reason;

  /// @param reason for the client: it must not tell what a name resolves to
  ObjectionException(String reason) {
    super(reason);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
