package io.kinora.engine.access;

/// What is to be said to one who shows an access token or an API key.
public sealed interface CallerCheck {

  /// It is good.
  record Known(Caller caller) implements CallerCheck {}

  /// It is none of ours, or was revoked.
  record Unknown() implements CallerCheck {}

  /// It was good.
  record Expired() implements CallerCheck {}

  /// It is right, but the key, its client or their tenant is disabled.
  record Disabled() implements CallerCheck {}
}
