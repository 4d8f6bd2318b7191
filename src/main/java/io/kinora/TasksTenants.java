package io.kinora;

import io.kinora.api.tasks.TasksAccounts;
import io.kinora.engine.access.Access;
import io.kinora.engine.access.KeyCheck;
import io.kinora.engine.access.Limits;
import io.kinora.engine.library.Library;
import io.kinora.engine.task.TaskEngine;
import io.kinora.infra.base.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// The tenants of this server, as the Tasks dialect asks for them.
record TasksTenants(Access access, TaskEngine engine, Library library, InstantSource clock)
    implements TasksAccounts {

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

  /// Counts only what is limited. Requests at the same moment may together take a little more.
  @Override
  public boolean hasRoom(TenantId tenant, int count) {
    Limits limits = access.limits(tenant);
    Instant midnight = clock.instant().truncatedTo(ChronoUnit.DAYS);
    return limits
            .findQueuedTasksMax()
            .filter(max -> engine.openCount(tenant) + count > max)
            .isEmpty()
        && limits
            .findStoredBytesMax()
            .filter(max -> library.storedBytes(tenant) >= max)
            .isEmpty()
        && limits
            .findRunTimePerDayMax()
            .filter(max -> engine.runTime(tenant, midnight).compareTo(max) >= 0)
            .isEmpty();
  }
}
