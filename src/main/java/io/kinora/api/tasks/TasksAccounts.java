package io.kinora.api.tasks;

import io.kinora.infra.base.TenantId;
import java.util.Optional;

/// Tells whose a credential is. Source: the tasks contract, section 2.
public interface TasksAccounts {

  Optional<TenantId> bySecret(String secret);

  /// @param referrer the page that asks, as its browser says; empty where it says nothing
  ApiKeyAnswer byApiKey(String key, String referrer);

  /// What is known about an api key together with a page.
  sealed interface ApiKeyAnswer {

    record Known(TenantId tenant) implements ApiKeyAnswer {}

    record Unknown() implements ApiKeyAnswer {}

    /// There is such a key, but the page is on none of its domains.
    record RefererNotAllowed() implements ApiKeyAnswer {}
  }
}
