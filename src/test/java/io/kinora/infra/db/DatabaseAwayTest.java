package io.kinora.infra.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAwayTest {

  private static boolean isAway(Exception cause) {
    return Database.isAway(new IllegalStateException("the database failed", cause));
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "08001", "53300", "57P01", "57P03"})
  void a_server_that_is_cut_off_or_stops_or_is_full_is_away(String state) {
    assertThat(isAway(new SQLException("gone", state))).isTrue();
  }

  @Test
  void so_is_a_pool_without_connections_or_with_one_that_broke() {
    assertThat(isAway(new SQLTransientConnectionException("timed out"))).isTrue();
    assertThat(isAway(new SQLException("Connection is closed"))).isTrue();
  }

  @Test
  void a_mistake_of_ours_is_not() {
    assertThat(isAway(new SQLException("unique constraint", "23505"))).isFalse();
    assertThat(isAway(new SQLException("no such table", null, 1))).isFalse();
    assertThat(Database.isAway(new IllegalStateException("08006"))).isFalse();
  }
}
