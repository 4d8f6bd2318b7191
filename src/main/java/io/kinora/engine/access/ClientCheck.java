package io.kinora.engine.access;

/// What is to be said to one who shows a client's id and secret.
public sealed interface ClientCheck {

  record Known(Client client) implements ClientCheck {}

  /// There is no such client, or it has another secret: nobody is told which.
  record Wrong() implements ClientCheck {}

  /// The secret is right, but the client or its tenant is disabled.
  record Disabled() implements ClientCheck {}
}
