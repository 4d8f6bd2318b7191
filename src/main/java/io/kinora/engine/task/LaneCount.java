package io.kinora.engine.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// How many tasks of a lane there are that are not final.
///
/// @param waiting held back so that each tenant gets its share
/// @param queued may start as soon as a thread is free
public record LaneCount(Lane lane, int blocked, int waiting, int queued, int running) {

  private static final String ALL = """
      select lane,
        sum(case when state = 'blocked' then 1 else 0 end) as blocked,
        sum(case when state = 'waiting' then 1 else 0 end) as waiting,
        sum(case when state = 'queued' then 1 else 0 end) as queued,
        sum(case when state = 'running' then 1 else 0 end) as running
      from task where completed_at is null group by lane order by lane""";

  /// The lanes that have anything to do.
  static List<LaneCount> all(Handle handle) {
    return handle.createQuery(ALL).map((row, _) -> count(row)).list();
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
