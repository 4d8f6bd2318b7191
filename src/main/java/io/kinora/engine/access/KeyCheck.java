package io.kinora.engine.access;

import io.kinora.infra.base.TenantId;

/// What is to be said to one who shows an api key.
public sealed interface KeyCheck {

  /// The key is right, and so is the page that it was used on.
  record Allowed(TenantId tenant) implements KeyCheck {}

  /// The key is right, but it may not be used on that page.
  record ReferrerNotAllowed() implements KeyCheck {}

  /// There is no such key.
  record UnknownKey() implements KeyCheck {}
}
