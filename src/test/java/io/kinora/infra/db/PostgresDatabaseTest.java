package io.kinora.infra.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.infra.db.fake.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresDatabaseTest extends DatabaseContract {

  private String url = "";

  @BeforeEach
  @Override
  void open() {
    url = TestPostgres.newUrl();
    super.open();
  }

  @Override
  String url() {
    return url;
  }

  /// A new version adds columns while the old one works: what was prepared for the table as it was
  /// is refused once.
  @Test
  void a_table_that_got_a_column_meanwhile_is_used_on() throws SQLException {
    for (int time = 0; time < 20; time++) { // The driver prepares what comes again and again.
      look();
    }

    try (var other = database().ownConnection();
        var statement = other.createStatement()) {
      statement.execute("alter table slot add column later text");
    }

    assertThat(look()).isEqualTo(0);
  }

  @Test
  void what_is_confirmed_was_written_whatever_the_server_does_by_itself() throws SQLException {
    try (var plain = DriverManager.getConnection(url)) {
      assertThat(howItCommits(plain)).isEqualTo("off");
    }
    assertThat(database().<String>read(handle -> howItCommits(handle.getConnection())))
        .isEqualTo("on");
  }

  private static String howItCommits(Connection connection) {
    try (var statement = connection.createStatement();
        var answer = statement.executeQuery("show synchronous_commit")) {
      return answer.next() ? answer.getString(1) : "";
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  private int look() {
    int inTransaction =
        database().<Integer>inTransaction(transaction -> slots(transaction.handle()));
    return inTransaction + database().<Integer>read(PostgresDatabaseTest::slots);
  }

  private static int slots(Handle handle) {
    return handle.createQuery("select * from slot").mapToMap().list().size();
  }
}
