package io.kinora.engine.access;

import io.kinora.engine.access.Credential.Kind;
import io.kinora.infra.base.TenantId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The tables `tenant` and `credential`.
final class TenantTable {

  /// A credential as it is kept.
  record Row(TenantId tenant, Referrers referrers) {}

  private TenantTable() {}

  static boolean isEmpty(Handle handle) {
    return handle.createQuery("select count(*) from tenant").mapTo(Long.class).one() == 0;
  }

  /// @return whether it was not there before
  static boolean insert(Handle handle, TenantId tenant, Instant now) {
    return handle.execute(
            "insert into tenant (id, created_at) values (?, ?) on conflict (id) do nothing",
            tenant.value(),
            now.toEpochMilli())
        == 1;
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

  static Optional<Row> find(Handle handle, Kind kind, String secret) {
    return handle
        .createQuery("""
            select tenant, referrers from credential where kind = :kind and digest = :digest""")
        .bind("kind", kind.key())
        .bind("digest", Digest.of(secret))
        .map((row, _) -> new Row(
            new TenantId(row.getString("tenant")), Referrers.parse(row.getString("referrers"))))
        .findOne();
  }
}
