package io.kinora.engine.task;

import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.Dialect;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// What an operator sees of tenants and their shares of the lanes, and changes. It needs no engine:
/// a process that has one does what follows from it.
public final class TenantDesk {

  private final Database database;

  public TenantDesk(Database database) {
    this.database = database;
  }

  /// A tenant in a lane: what it has there to do, and how much of the lane.
  public record Entry(TenantId tenant, LaneCount count, Share share) {}

  /// All tenants and lanes where there is anything to do or to say; by tenant, then lane.
  public List<Entry> entries() {
    return database.read(handle -> {
      Map<TenantLane, LaneCount> counts = LaneCount.byTenant(handle);
      Map<TenantLane, Share> shares = ShareTable.all(handle).stream()
          .filter(it -> !it.getValue().equals(Share.USUAL))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
      var all = new TreeMap<TenantLane, LaneCount>(counts);
      shares.keySet().forEach(it -> all.putIfAbsent(it, LaneCount.none(it.lane())));
      return all.entrySet().stream()
          .map(it -> new Entry(
              it.getKey().tenant(), it.getValue(), shares.getOrDefault(it.getKey(), Share.USUAL)))
          .toList();
    });
  }

  public Share share(TenantId tenant, Lane lane) {
    return database.read(handle -> ShareTable.share(handle, new TenantLane(tenant, lane)));
  }

  /// Gives a tenant another share of some lanes: at once on PostgreSQL, within a second on SQLite.
  ///
  /// New tasks are measured by it from now on. Of those that are queued, as many wait again as
  /// are too many, and of those that wait, as many are let in as there is room for. What runs
  /// goes on.
  ///
  /// @param share [Share#USUAL] to forget what was said
  public void set(TenantId tenant, Map<Lane, Share> share) {
    database.transact(transaction -> {
      share.forEach(
          (lane, it) -> ShareTable.put(transaction.handle(), new TenantLane(tenant, lane), it));
      if (database.dialect() == Dialect.POSTGRESQL) {
        PostgresHints.say(transaction.handle(), Hints.SHARES);
      }
    });
  }

  /// Like [#set], for a tenant that is made in the transaction of `handle`, and so has no tasks.
  public static void setOfNew(Handle handle, TenantId tenant, Map<Lane, Share> shares) {
    shares.forEach((lane, it) -> ShareTable.putOfNew(handle, new TenantLane(tenant, lane), it));
  }
}
