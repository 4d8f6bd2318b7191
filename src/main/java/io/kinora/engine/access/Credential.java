package io.kinora.engine.access;

import java.util.List;
import java.util.Locale;

/// A secret that a tenant's client shows as it is, before it is stored.
///
/// @param domains where an api key may be used; empty for the other kinds
record Credential(Kind kind, String secret, List<String> domains) {

  enum Kind {
    TASKS_SECRET,
    TASKS_API_KEY,
    FLIXCLOUD_API_KEY;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Credential {
    domains = List.copyOf(domains);
  }

  /// Never the secret.
  @Override
  public String toString() {
    return kind.key();
  }
}
