package io.kinora.api.http;

/// Carries a [Refusal] from where the request is read up to the dialect that words it.
public final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Refusal refusal;

  RefusedException(Refusal refusal) {
    super(refusal.text());
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
