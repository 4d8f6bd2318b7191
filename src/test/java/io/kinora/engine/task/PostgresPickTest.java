package io.kinora.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.engine.machine.Labels;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.fake.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// PostgreSQL may do a statement in more than one way, and changes its mind with the statistics of
/// a table; none of them may pick more than there are threads.
class PostgresPickTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  /// What is picked of five, the last of which is the most urgent.
  private static List<String> picked(String ways) throws SQLException {
    try (Database database = TestPostgres.open(2);
        Connection connection = database.dataSource().getConnection();
        var settings = connection.createStatement()) {
      insert(connection);
      settings.execute(ways);
      String sql = new PostgresLockAndFetch(Labels.NONE).statement("execution_quick", 2, true);
      try (var pick = connection.prepareStatement(sql)) {
        pick.setTimestamp(1, Timestamp.from(NOW));
        pick.setArray(2, connection.createArrayOf("text", new Object[0]));
        pick.setString(3, "one");
        pick.setTimestamp(4, Timestamp.from(NOW));
        return instances(pick.executeQuery());
      } finally {
        settings.execute("reset all");
      }
    }
  }

  private static void insert(Connection connection) throws SQLException {
    String sql = """
        insert into execution_quick
          (task_name, task_instance, execution_time, picked, version, priority)
        values ('run', ?, ?, false, 1, ?)""";
    try (var insert = connection.prepareStatement(sql)) {
      for (int number : IntStream.rangeClosed(1, 5).toArray()) {
        insert.setString(1, String.valueOf(number));
        insert.setTimestamp(2, Timestamp.from(NOW.minusSeconds(number)));
        insert.setInt(3, number == 5 ? 1 : 0);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static List<String> instances(ResultSet rows) throws SQLException {
    var instances = new ArrayList<String>();
    while (rows.next()) {
      instances.add(rows.getString("task_instance"));
    }
    return instances;
  }

  @Test
  void the_most_urgent_is_picked_first_then_who_waits_longest() throws SQLException {
    assertThat(picked("reset all")).containsExactly("5", "4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set enable_hashjoin = off; set enable_hashagg = off; set enable_mergejoin = off",
        "set enable_hashjoin = off; set enable_hashagg = off; set enable_mergejoin = off;"
            + " set enable_sort = off; set enable_material = off; set enable_indexscan = off;"
            + " set enable_bitmapscan = off; set enable_memoize = off",
        "set enable_nestloop = off",
        "set enable_seqscan = off"
      })
  void in_whatever_way_not_more_are_picked_than_wanted(String ways) throws SQLException {
    assertThat(picked(ways)).containsExactly("5", "4");
  }
}
