package io.kinora;

import io.kinora.api.tasks.TasksAccounts;
import io.kinora.engine.access.Access;
import io.kinora.engine.access.KeyCheck;
import io.kinora.infra.base.TenantId;
import java.util.Optional;

/// The tenants of this server, as the Tasks dialect asks for them.
record TasksTenants(Access access) implements TasksAccounts {

  @Override
  public Optional<TenantId> bySecret(String secret) {
    return access.tenantOfTasksSecret(secret);
  }

  @Override
  public ApiKeyAnswer byApiKey(String key, String referrer) {
    return switch (access.checkTasksApiKey(key, referrer)) {
      case KeyCheck.Allowed allowed -> new ApiKeyAnswer.Known(allowed.tenant());
      case KeyCheck.ReferrerNotAllowed _ -> new ApiKeyAnswer.RefererNotAllowed();
      case KeyCheck.UnknownKey _ -> new ApiKeyAnswer.Unknown();
    };
  }
}
