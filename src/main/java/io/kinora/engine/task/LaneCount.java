package io.kinora.engine.task;

import static java.util.stream.Collectors.toMap;

import io.kinora.infra.base.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// How many tasks of a lane there are that are not final.
///
/// @param waiting held back so that each tenant gets its share
/// @param queued may start as soon as a thread is free
public record LaneCount(Lane lane, int blocked, int waiting, int queued, int running) {

  private static final String SUMS = """
        sum(case when state = 'blocked' then 1 else 0 end) as blocked,
        sum(case when state = 'waiting' then 1 else 0 end) as waiting,
        sum(case when state = 'queued' then 1 else 0 end) as queued,
        sum(case when state = 'running' then 1 else 0 end) as running
      from task where completed_at is null""";

  /// The lanes that have anything to do.
  static List<LaneCount> all(Handle handle) {
    return handle
        .createQuery("select lane, " + SUMS + " group by lane order by lane")
        .map((row, _) -> count(row))
        .list();
  }

  /// Of each tenant the lanes that have anything to do.
  static Map<TenantLane, LaneCount> byTenant(Handle handle) {
    return handle
        .createQuery("select tenant, lane, " + SUMS + " group by tenant, lane")
        .map((row, _) -> {
          LaneCount count = count(row);
          return Map.entry(
              new TenantLane(new TenantId(row.getString("tenant")), count.lane()), count);
        })
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  static LaneCount none(Lane lane) {
    return new LaneCount(lane, 0, 0, 0, 0);
  }

  /// How many have not ended.
  public int open() {
    return blocked + waiting + queued + running;
  }

  private static LaneCount count(ResultSet row) throws SQLException {
    return new LaneCount(
        Lane.of(row.getString("lane")),
        row.getInt("blocked"),
        row.getInt("waiting"),
        row.getInt("queued"),
        row.getInt("running"));
  }
}
