package io.kinora.infra.base;

/// Why something could not be done, in words for the client.
///
/// @param code what kind of failure it is, and whether another try is worth it
/// @param text one sentence that names the input and what to do; never a path or secret of ours,
///     and of addresses without the secrets in them
public record Failure(FailureCode code, String text) {

  public Failure {
    text = AddressSecrets.masked(text);
  }

  public FailureException asException() {
    return new FailureException(this, null);
  }

  /// @param cause what happened below; it goes to the log, never to the client
  public FailureException asException(Throwable cause) {
    return new FailureException(this, cause);
  }
}
