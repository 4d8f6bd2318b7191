package io.kinora.engine.task;

/// Carries callbacks out of the house.
public interface CallbackSender {

  /// Tries once to deliver `callback`. It has its own limit of time.
  ///
  /// @throws InterruptedException when this worker leaves; another one will try again
  CallbackAnswer send(Callback callback) throws InterruptedException;
}
