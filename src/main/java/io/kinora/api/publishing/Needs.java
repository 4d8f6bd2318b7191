package io.kinora.api.publishing;

import io.kinora.engine.access.Scope;

/// What a route wants of the one who asks. Source: the publishing contract, section 5.
sealed interface Needs {

  /// A good credential that allows this.
  record OfScope(Scope scope) implements Needs {}

  /// No credential; one that comes is not looked at.
  record Nothing() implements Needs {}

  /// No credential; but one that comes must be good.
  record GoodIfShown() implements Needs {}
}
