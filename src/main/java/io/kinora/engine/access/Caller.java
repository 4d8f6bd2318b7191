package io.kinora.engine.access;

import io.kinora.infra.base.TenantId;

/// One who has shown a credential that is good.
///
/// @param credential names it for logs and counts, such as `client:acme_backoffice` or
///     `key:4fG…`; all access tokens of a client have the client's name. No secret
public record Caller(TenantId tenant, String credential, Scopes scopes) {

  static Caller ofClient(Client client, Scopes scopes) {
    return new Caller(client.tenant(), "client:" + client.id(), scopes);
  }

  static Caller ofKey(TenantId tenant, String keyId, Scopes scopes) {
    return new Caller(tenant, "key:" + keyId, scopes);
  }
}
