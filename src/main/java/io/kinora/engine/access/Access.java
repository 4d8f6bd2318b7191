package io.kinora.engine.access;

import io.kinora.engine.access.Credential.Kind;
import io.kinora.engine.access.KeyCheck.Allowed;
import io.kinora.engine.access.KeyCheck.ReferrerNotAllowed;
import io.kinora.engine.access.KeyCheck.UnknownKey;
import io.kinora.engine.access.TenantTable.Row;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.base.TraceSpan;
import io.kinora.infra.db.Database;
import java.util.Optional;

/// Tells whose a credential is. All threads may ask.
///
/// It compares digests, so how long an answer takes says nothing about the secret.
public final class Access {

  private final Database database;

  public Access(Database database) {
    this.database = database;
  }

  /// The tenant whose secret key for Tasks this is.
  public Optional<TenantId> tenantOfTasksSecret(String secret) {
    return find(Kind.TASKS_SECRET, secret).map(Access::tenantOf);
  }

  /// The tenant whose api key for Flix Cloud this is.
  public Optional<TenantId> tenantOfFlixcloudKey(String apiKey) {
    return find(Kind.FLIXCLOUD_API_KEY, apiKey).map(Access::tenantOf);
  }

  /// What holds for an api key for Tasks.
  ///
  /// @param referrer the page it was used on, as the browser says; empty where it says nothing
  public KeyCheck checkTasksApiKey(String apiKey, String referrer) {
    Optional<Row> row = find(Kind.TASKS_API_KEY, apiKey);
    if (row.isEmpty()) {
      return new UnknownKey();
    }
    return row.get().referrers().allow(referrer)
        ? new Allowed(tenantOf(row.get()))
        : new ReferrerNotAllowed();
  }

  public boolean isTenant(TenantId tenant) {
    return database.read(handle -> TenantTable.findLimits(handle, tenant)).isPresent();
  }

  /// What a tenant may use.
  public Limits limits(TenantId tenant) {
    return database.read(handle -> TenantTable.findLimits(handle, tenant)).orElse(Limits.NONE);
  }

  private static TenantId tenantOf(Row row) {
    TraceSpan.current().with(TraceSpan.TENANT, row.tenant().value());
    return row.tenant();
  }

  private Optional<Row> find(Kind kind, String secret) {
    return database.read(handle -> TenantTable.find(handle, kind, secret));
  }
}
