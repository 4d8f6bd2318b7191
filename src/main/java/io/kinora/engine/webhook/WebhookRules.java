package io.kinora.engine.webhook;

import java.time.Duration;

/// What an operator says about webhooks, and what is so for all.
///
/// @param allowsPrivate whether addresses may be `http:`, and in the operator's network
/// @param perTenantMax  how many webhooks a tenant may have
/// @param logLife       how long tries are remembered
public record WebhookRules(boolean allowsPrivate, int perTenantMax, Duration logLife) {

  /// Source: the publishing contract, sections 17 and 19; number and life are our choice.
  public static WebhookRules usual(boolean allowsPrivate) {
    return new WebhookRules(allowsPrivate, 20, Duration.ofDays(30));
  }
}
