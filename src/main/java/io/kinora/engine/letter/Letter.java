package io.kinora.engine.letter;

/// What is posted to somebody.
///
/// @param subject what it is about: letters about one subject are sent in the order in which they
///     were put in
/// @param target  an address; it may have a password in it
public record Letter(String subject, String target, String contentType, String body) {

  /// Never the address.
  @Override
  public String toString() {
    return "letter about " + subject;
  }
}
