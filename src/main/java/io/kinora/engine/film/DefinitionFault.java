package io.kinora.engine.film;

/// Says why something is no definition.
public final class DefinitionFault extends Exception {

  private static final long serialVersionUID = 1;

  /// What is wrong.
  public enum Kind {
    /// The XML.
    DEFINITION,
    /// The zip around it.
    PACKAGE,
    /// It is larger than any.
    TOO_LARGE
  }

  private final Kind kind;

  DefinitionFault(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /// What is wrong, in words for the client.
  public String text() {
    return String.valueOf(getMessage());
  }
}
