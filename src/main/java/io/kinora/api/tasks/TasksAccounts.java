package io.kinora.api.tasks;

import io.kinora.infra.base.TenantId;
import java.util.Optional;

/// Tells whose a credential is, and what its owner may. Source: the tasks contract, sections 2
/// and 3.
public interface TasksAccounts {

  Optional<TenantId> bySecret(String secret);

  /// @param referrer the page that asks, as its browser says; empty where it says nothing
  ApiKeyAnswer byApiKey(String key, String referrer);

  /// Tells whether a tenant may have `count` more tasks now.
  boolean hasRoom(TenantId tenant, int count);

  /// What is known about an api key together with a page.
  sealed interface ApiKeyAnswer {

    record Known(TenantId tenant) implements ApiKeyAnswer {}

    record Unknown() implements ApiKeyAnswer {}

    /// There is such a key, but the page is on none of its domains.
    record RefererNotAllowed() implements ApiKeyAnswer {}
  }
}
