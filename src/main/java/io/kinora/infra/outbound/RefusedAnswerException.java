package io.kinora.infra.outbound;

import io.kinora.infra.base.FailureCode;

/// Says that what a server answered is not what we take, and that asking again is useless.
final class RefusedAnswerException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final FailureCode code;
  private final String reason;

  /// @param reason in words for clients
  RefusedAnswerException(FailureCode code, String reason) {
    super(reason);
    this.code = code;
    this.reason = reason;
  }

  FailureCode code() {
    return code;
  }

  String reason() {
    return reason;
  }
}
