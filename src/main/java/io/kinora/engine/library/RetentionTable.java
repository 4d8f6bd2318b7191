package io.kinora.engine.library;

import io.kinora.infra.base.TenantId;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The table `retention`, and what follows from it for the files.
final class RetentionTable {

  private RetentionTable() {}

  static Retention find(Handle handle, TenantId tenant, Store store) {
    return handle
        .createQuery("select days from retention where tenant = :tenant and store = :store")
        .bind("tenant", tenant.value())
        .bind("store", store.key())
        .map((row, _) -> new Retention(row.getInt(1)))
        .findOne()
        .orElseGet(() -> Retention.of(store));
  }

  /// Sets how long files are kept; for those that are there, too. What has expired stays expired.
  static void set(Handle handle, TenantId tenant, Store store, Retention retention, Instant now) {
    var _ = FileTable.hideExpired(handle, now);
    handle.execute("""
        insert into retention (tenant, store, days) values (?, ?, ?)
        on conflict (tenant, store) do update set days = excluded.days""", tenant.value(), store.key(), retention.days());
    handle.execute("""
        update asset_file set expires_at = created_at + cast(? as bigint)
        where removed_at is null and store = ?
          and asset_id in (select id from asset where tenant = ?)""", millis(retention), store.key(), tenant.value());
  }

  /// What was committed while its tenant changed the time may still have none.
  static void mend(Handle handle) {
    handle.execute("""
        update asset_file set expires_at = created_at + (
          select days * cast(86400000 as bigint) from retention join asset
            on asset.tenant = retention.tenant
          where asset.id = asset_file.asset_id and retention.store = asset_file.store)
        where removed_at is null and expires_at is null and exists (
          select 1 from retention join asset on asset.tenant = retention.tenant
          where asset.id = asset_file.asset_id and retention.store = asset_file.store
            and days > 0)""");
  }

  private static @Nullable Long millis(Retention retention) {
    return retention.findLifetime().map(Duration::toMillis).orElse(null);
  }
}
