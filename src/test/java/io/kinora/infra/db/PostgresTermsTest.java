package io.kinora.infra.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.infra.db.fake.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresTermsTest {

  @Test
  void one_before_13_is_refused() {
    assertThatThrownBy(() -> PostgresTerms.requireVersion(12))
        .isInstanceOf(UnusableDatabaseException.class)
        .hasMessage("PostgreSQL 12 is too old for Kinora: upgrade it to version 13 or newer, or"
            + " name another one by KINORA_DATABASE.");
    PostgresTerms.requireVersion(13);
  }

  @Test
  void a_database_that_has_not_all_letters_is_refused() {
    String latin = TestPostgres.newUrl(" template template0 encoding LATIN1 locale 'C'");

    assertThatThrownBy(() -> Database.open(latin, 4))
        .isInstanceOf(UnusableDatabaseException.class)
        .hasMessageStartingWith("The database keeps texts as LATIN1: make another one by ");
  }

  @Test
  void who_wants_more_connections_than_are_left_is_refused() {
    String url = TestPostgres.newUrl();

    assertThatThrownBy(() -> Database.open(url, 800))
        .isInstanceOf(UnusableDatabaseException.class)
        .hasMessageMatching("PostgreSQL has \\d+ connections left of its max_connections = 500, but"
            + " this process wants 800: raise max_connections, or set"
            + " KINORA_DATABASE_CONNECTIONS lower.");
  }

  @Test
  void where_nobody_gets_a_connection_any_more_that_is_said() throws SQLException {
    String url = TestPostgres.newUrl(" connection limit 2");
    String user = TestPostgres.newUser();
    String asUser = url.replaceAll("user=[^&]*", "user=" + user);
    List<Connection> taken = new ArrayList<>();
    try {
      taken.add(DriverManager.getConnection(asUser));
      taken.add(DriverManager.getConnection(asUser));

      assertThatThrownBy(() -> Database.open(asUser, 6))
          .isInstanceOf(UnusableDatabaseException.class)
          .hasMessage("PostgreSQL has no connection left, and this process wants 6: raise its"
              + " max_connections, or have its other users take fewer.");
    } finally {
      for (Connection connection : taken) {
        connection.close();
      }
    }
  }

  @Test
  void one_that_is_not_there_is_said_to_be_out_of_reach() {
    assertThatThrownBy(() -> Database.open("jdbc:postgresql://127.0.0.1:1/none?user=a", 4))
        .isInstanceOf(UnusableDatabaseException.class)
        .hasMessageContaining("cannot be reached");
  }

  @Test
  void only_the_first_to_open_it_brings_its_tables() {
    String url = TestPostgres.newUrl();

    try (Database first = Database.open(url, 4);
        Database second = Database.open(url, 4)) {
      assertThat(first.wasMigrated()).isTrue();
      assertThat(second.wasMigrated()).isFalse();
    }
  }
}
