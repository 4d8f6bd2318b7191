package io.kinora.api.http;

/// Why a request is refused before any dialect has understood it.
public enum Refusal {
  BODY_TOO_LARGE(413, "The body is larger than is allowed here."),
  BODY_TOO_SLOW(408, "The body came too slowly."),
  BODY_BROKEN(400, "The body is not framed as HTTP wants it."),
  PATH_INVALID(400, "The path has a part that is not allowed.");

  private final int status;
  private final String text;

  Refusal(int status, String text) {
    this.status = status;
    this.text = text;
  }

  public int status() {
    return status;
  }

  /// One sentence for the client.
  public String text() {
    return text;
  }

  RefusedException asException() {
    return new RefusedException(this);
  }
}
