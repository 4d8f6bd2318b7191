package io.kinora.engine.task;

/// What became of one try to deliver a callback.
public sealed interface CallbackAnswer {

  /// The receiver took it.
  record Delivered(int status) implements CallbackAnswer {}

  /// The receiver answered, but not that it took it.
  record Refused(int status) implements CallbackAnswer {}

  /// Nobody answered, or the address is one that we do not go to.
  record Unreachable(String text) implements CallbackAnswer {}
}
