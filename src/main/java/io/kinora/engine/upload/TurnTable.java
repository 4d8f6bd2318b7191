package io.kinora.engine.upload;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The table `upload_turn`.
final class TurnTable {

  private TurnTable() {}

  /// @return whether nobody else has it
  static boolean take(Handle handle, UploadId id, String holder, Instant now, Instant expires) {
    return handle.execute("""
            insert into upload_turn (upload_id, holder, expires_at, is_wanted)
            values (?, ?, ?, false)
            on conflict (upload_id) do update set holder = excluded.holder,
              expires_at = excluded.expires_at, is_wanted = excluded.is_wanted
            where upload_turn.expires_at <= ?""", id.value(), holder, expires.toEpochMilli(), now.toEpochMilli()) == 1;
  }

  /// Says to whoever has it that somebody waits for it.
  static void want(Handle handle, UploadId id) {
    handle.execute(
        "update upload_turn set is_wanted = true where upload_id = ? and is_wanted = false",
        id.value());
  }

  /// Whether somebody waits for it; empty where it is somebody else's.
  static Optional<Boolean> findWanted(Handle handle, UploadId id, String holder) {
    return handle
        .createQuery("""
            select is_wanted from upload_turn where upload_id = :id and holder = :holder""")
        .bind("id", id.value())
        .bind("holder", holder)
        .map((row, _) -> row.getBoolean(1))
        .findOne();
  }

  /// @return whether it still is the holder's
  static boolean renew(Handle handle, UploadId id, String holder, Instant expires) {
    return handle.execute(
            "update upload_turn set expires_at = ? where upload_id = ? and holder = ?",
            expires.toEpochMilli(),
            id.value(),
            holder)
        == 1;
  }

  static void release(Handle handle, UploadId id, String holder) {
    handle.execute(
        "delete from upload_turn where upload_id = ? and holder = ?", id.value(), holder);
  }

  static void deleteOlder(Handle handle, Instant before) {
    handle.execute("delete from upload_turn where expires_at < ?", before.toEpochMilli());
  }
}
