package io.kinora.engine.upload;

import io.kinora.engine.upload.Upload.State;
import io.kinora.infra.base.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The table `upload`.
final class UploadTable {

  private UploadTable() {}

  static void insert(Handle handle, Upload upload) {
    handle.execute(
        """
        insert into upload (id, tenant, state, durable_bytes, size_bytes, is_size_fixed, metadata,
          created_at, touched_at, expires_at)
        values (?, ?, ?, ?, cast(? as bigint), ?, ?, ?, ?, ?)""",
        upload.id().value(),
        upload.tenant().value(),
        upload.state().key(),
        upload.offset(),
        number(upload.size()),
        upload.isFixed(),
        upload.metadata(),
        upload.created().toEpochMilli(),
        upload.touched().toEpochMilli(),
        upload.expires().toEpochMilli());
  }

  /// @return whether it was open
  static boolean update(Handle handle, Upload upload) {
    return handle.execute(
            """
            update upload set state = ?, durable_bytes = ?, size_bytes = cast(? as bigint),
              metadata = ?, touched_at = ?, expires_at = ?
            where id = ? and state = 'open'""",
            upload.state().key(),
            upload.offset(),
            number(upload.size()),
            upload.metadata(),
            upload.touched().toEpochMilli(),
            upload.expires().toEpochMilli(),
            upload.id().value())
        == 1;
  }

  static Optional<Upload> find(Handle handle, UploadId id) {
    return handle
        .createQuery("select * from upload where id = :id")
        .bind("id", id.value())
        .map((row, _) -> upload(row))
        .findOne();
  }

  static List<Upload> expired(Handle handle, Instant now, int countMax) {
    return handle
        .createQuery("""
            select * from upload where state = 'open' and expires_at <= :now limit :count""")
        .bind("now", now.toEpochMilli())
        .bind("count", countMax)
        .map((row, _) -> upload(row))
        .list();
  }

  /// Those whose bytes are kept, in an order that stays, from behind an id.
  static List<Upload> keptAfter(Handle handle, String id, int countMax) {
    return handle
        .createQuery("""
            select * from upload where state <> 'gone' and removed_at is null and id > :id
            order by id limit :count""")
        .bind("id", id)
        .bind("count", countMax)
        .map((row, _) -> upload(row))
        .list();
  }

  static long openCount(Handle handle, TenantId tenant) {
    return handle
        .createQuery("select count(*) from upload where tenant = :tenant and state = 'open'")
        .bind("tenant", tenant.value())
        .mapTo(Long.class)
        .one();
  }

  /// The bytes that a tenant has sent and that are still kept.
  static long bytesOf(Handle handle, TenantId tenant) {
    return handle
        .createQuery("""
            select coalesce(sum(durable_bytes), 0) from upload
            where tenant = :tenant and state <> 'gone' and removed_at is null""")
        .bind("tenant", tenant.value())
        .mapTo(Long.class)
        .one();
  }

  static void markRemoved(Handle handle, UploadId id, Instant now) {
    handle.execute("update upload set removed_at = ? where id = ?", now.toEpochMilli(), id.value());
  }

  static void delete(Handle handle, UploadId id) {
    handle.execute("delete from upload where id = ?", id.value());
  }

  private static @Nullable Long number(OptionalLong size) {
    return size.isPresent() ? size.getAsLong() : null;
  }

  private static Upload upload(ResultSet row) throws SQLException {
    long size = row.getLong("size_bytes");
    OptionalLong known = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(size);
    return new Upload(
        new UploadId(row.getString("id")),
        new TenantId(row.getString("tenant")),
        State.of(row.getString("state")),
        row.getLong("durable_bytes"),
        known,
        row.getBoolean("is_size_fixed"),
        row.getString("metadata"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("touched_at")),
        Instant.ofEpochMilli(row.getLong("expires_at")));
  }
}
