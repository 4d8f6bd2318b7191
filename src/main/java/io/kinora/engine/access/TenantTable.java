package io.kinora.engine.access;

import io.kinora.engine.access.Credential.Kind;
import io.kinora.infra.base.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The tables `tenant` and `credential`.
final class TenantTable {

  /// A credential as it is kept.
  record Row(TenantId tenant, Referrers referrers) {}

  private TenantTable() {}

  static boolean isEmpty(Handle handle) {
    return handle.createQuery("select count(*) from tenant").mapTo(Long.class).one() == 0;
  }

  /// @return whether it was not there before
  static boolean insert(Handle handle, TenantId tenant, Limits limits, Instant now) {
    return handle.execute(
            """
            insert into tenant (id, created_at, queued_tasks_max, stored_bytes_max,
              minutes_per_day_max)
            values (?, ?, cast(? as bigint), cast(? as bigint), cast(? as bigint))
            on conflict (id) do nothing""",
            tenant.value(),
            now.toEpochMilli(),
            limits.queuedTasksMax(),
            limits.storedBytesMax(),
            limits.minutesPerDayMax())
        == 1;
  }

  static Optional<Limits> findLimits(Handle handle, TenantId tenant) {
    return handle
        .createQuery("""
            select queued_tasks_max, stored_bytes_max, minutes_per_day_max from tenant
            where id = :id""")
        .bind("id", tenant.value())
        .map((row, _) -> new Limits(number(row, 1), number(row, 2), number(row, 3)))
        .findOne();
  }

  static boolean isDisabled(Handle handle, TenantId tenant) {
    return handle
            .createQuery("select count(*) from tenant where id = :id and disabled_at is not null")
            .bind("id", tenant.value())
            .mapTo(Long.class)
            .one()
        > 0;
  }

  private static @Nullable Long number(ResultSet row, int column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : number;
  }

  /// @return whether nobody had it before
  static boolean insert(Handle handle, TenantId tenant, Credential credential, Instant now) {
    return handle.execute(
            """
            insert into credential (kind, digest, tenant, referrers, created_at)
            values (?, ?, ?, ?, ?) on conflict (kind, digest) do nothing""",
            credential.kind().key(),
            Digest.of(credential.secret()),
            tenant.value(),
            String.join(",", credential.domains()),
            now.toEpochMilli())
        == 1;
  }

  /// A credential of a tenant that is not disabled.
  static Optional<Row> find(Handle handle, Kind kind, String secret) {
    return handle
        .createQuery("""
            select c.tenant, c.referrers from credential c join tenant n on n.id = c.tenant
            where c.kind = :kind and c.digest = :digest and n.disabled_at is null""")
        .bind("kind", kind.key())
        .bind("digest", Digest.of(secret))
        .map((row, _) -> new Row(
            new TenantId(row.getString("tenant")), Referrers.parse(row.getString("referrers"))))
        .findOne();
  }
}
