package io.kinora.engine.task;

import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The table `share`: who has another share of a lane than usual. A row that says neither cap nor
/// weight is as good as none.
final class ShareTable {

  private ShareTable() {}

  /// Writes a share that is still to be obeyed.
  static void put(Handle handle, TenantLane place, Share share) {
    put(handle, place, share, false);
  }

  /// Writes the share of a tenant without tasks: there is nothing to obey.
  static void putOfNew(Handle handle, TenantLane place, Share share) {
    put(handle, place, share, true);
  }

  private static void put(Handle handle, TenantLane place, Share share, boolean isObeyed) {
    handle.execute(
        """
        insert into share (tenant, lane, cap, weight, obeyed)
        values (?, ?, cast(? as integer), cast(? as integer), ?)
        on conflict (tenant, lane) do update
        set cap = excluded.cap, weight = excluded.weight, obeyed = excluded.obeyed""", place.tenant().value(), place.lane().key(), share.cap(), share.weight(), isObeyed);
  }

  /// Has somebody look whether more may be let in.
  static void lookAgain(Handle handle, TenantLane place) {
    handle.execute("""
        insert into share (tenant, lane, obeyed) values (?, ?, false)
        on conflict (tenant, lane) do update set obeyed = false""", place.tenant().value(), place.lane().key());
  }

  /// Has somebody look whether more may be let in, of all tenants.
  static void lookAgain(Handle handle, Lane lane) {
    handle.execute("""
        insert into share (tenant, lane, obeyed)
        select distinct tenant, lane, false from task
        where completed_at is null and state = 'waiting' and lane = ?
        on conflict (tenant, lane) do update set obeyed = false""", lane.key());
  }

  /// What was said; [Share#USUAL] where nothing was.
  static Share share(Handle handle, TenantLane place) {
    return handle
        .createQuery("select cap, weight from share where tenant = :tenant and lane = :lane")
        .bind("tenant", place.tenant().value())
        .bind("lane", place.lane().key())
        .map((row, _) -> of(row))
        .findOne()
        .orElse(Share.USUAL);
  }

  /// All that were said.
  static List<Map.Entry<TenantLane, Share>> all(Handle handle) {
    return handle
        .createQuery("select * from share")
        .map((row, _) -> Map.entry(place(row), of(row)))
        .list();
  }

  /// Those that nobody has obeyed yet.
  static List<TenantLane> unobeyed(Handle handle) {
    return handle
        .createQuery("select * from share where obeyed = false order by tenant, lane")
        .map((row, _) -> place(row))
        .list();
  }

  /// A share that is still to be obeyed, locked; empty where another process was faster.
  static Optional<Share> lockUnobeyed(Handle handle, Dialect dialect, TenantLane place) {
    return handle
        .createQuery("""
            select * from share where tenant = :tenant and lane = :lane and obeyed = false""" + dialect.forUpdate())
        .bind("tenant", place.tenant().value())
        .bind("lane", place.lane().key())
        .map((row, _) -> of(row))
        .findOne();
  }

  static void obeyed(Handle handle, TenantLane place) {
    handle.execute(
        "update share set obeyed = true where tenant = ? and lane = ?",
        place.tenant().value(),
        place.lane().key());
  }

  private static TenantLane place(ResultSet row) throws SQLException {
    return new TenantLane(new TenantId(row.getString("tenant")), Lane.of(row.getString("lane")));
  }

  /// Of a row with the columns `cap` and `weight`.
  static Share of(ResultSet row) throws SQLException {
    return new Share(number(row, "cap"), number(row, "weight"));
  }

  private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
    int number = row.getInt(column);
    return row.wasNull() ? null : number;
  }
}
