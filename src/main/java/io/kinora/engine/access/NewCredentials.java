package io.kinora.engine.access;

import io.kinora.engine.access.Secrets.ApiKey;
import java.util.List;

/// The credentials that a tenant is to have.
///
/// @param shown   those that clients show as they are, in all dialects
/// @param clients those who ask for access tokens
/// @param keys    API keys
record NewCredentials(List<Credential> shown, List<NewClient> clients, List<NewKey> keys) {

  /// @param place where it was asked for, for messages
  record NewClient(String id, String secret, Scopes scopes, String place) {

    /// Never the secret.
    @Override
    public String toString() {
      return "client " + id;
    }
  }

  /// @param place where it was asked for, for messages
  record NewKey(ApiKey key, Scopes scopes, String place) {}

  NewCredentials {
    shown = List.copyOf(shown);
    clients = List.copyOf(clients);
    keys = List.copyOf(keys);
  }
}
