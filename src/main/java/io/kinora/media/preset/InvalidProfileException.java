package io.kinora.media.preset;

/// Tells that an attribute of a profile cannot be used. Its message is for the client.
public final class InvalidProfileException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String field;
  private final String reason;

  public InvalidProfileException(String field, String reason) {
    super(field + " " + reason);
    this.field = field;
    this.reason = reason;
  }

  /// The name of the attribute.
  public String field() {
    return field;
  }

  /// The rest of the sentence, such as `must be a number of kbit/s`.
  public String reason() {
    return reason;
  }
}
