package io.kinora.engine.cloud;

/// Tells that a file is no video. Its message is for clients.
///
/// Source: the panda contract, section 4, FormatNotRecognised.
public final class NotAVideoException extends Exception {

  private static final long serialVersionUID = 1;

  public NotAVideoException(String message) {
    super(message);
  }
}
