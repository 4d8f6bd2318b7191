package io.kinora.infra.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What both databases promise.
abstract class DatabaseContract {

  private Database database;

  /// As it was opened for each test.
  Database database() {
    return database;
  }

  /// The address of a database without tables.
  abstract String url();

  @BeforeEach
  void open() {
    database = Database.open(url(), 4);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void what_a_transaction_wrote_is_there_once_it_has_returned() {
    database.transact(transaction -> insert(transaction.handle(), "a"));

    assertThat(database.<Integer>read(DatabaseContract::rows)).isEqualTo(1);
  }

  @Test
  void a_transaction_that_throws_leaves_nothing() {
    assertThatThrownBy(() -> database.transact(transaction -> {
          insert(transaction.handle(), "a");
          throw new IllegalArgumentException("no");
        }))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(database.<Integer>read(DatabaseContract::rows)).isZero();
  }

  @Test
  void the_data_source_joins_the_open_transaction() {
    assertThatThrownBy(() -> database.transact(_ -> {
          insertThroughDataSource();
          throw new IllegalArgumentException("no");
        }))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(database.<Integer>read(DatabaseContract::rows)).isZero();
  }

  @Test
  void a_read_inside_a_transaction_sees_what_it_wrote() {
    int seen = database.inTransaction(transaction -> {
      insert(transaction.handle(), "a");
      return database.read(DatabaseContract::rows);
    });

    assertThat(seen).isEqualTo(1);
  }

  @Test
  void a_read_as_of_now_does_not_see_what_comes_later() {
    int seen = database.readAsOfNow(handle -> {
      assertThat(rows(handle)).isZero();
      database.transact(transaction -> insert(transaction.handle(), "a"));
      return rows(handle);
    });

    assertThat(seen).isZero();
    assertThat(database.<Integer>read(DatabaseContract::rows)).isEqualTo(1);
  }

  @Test
  void a_database_of_this_version_is_opened_as_it_is() {
    String url = url();
    Database.open(url, 2).close();

    try (Database again = Database.openAsIs(url, 2)) {
      assertThat(again.wasMigrated()).isFalse();
    }
  }

  @Test
  void a_transaction_inside_a_transaction_is_a_mistake() {
    assertThatThrownBy(() -> database.transact(_ -> database.transact(_ -> {})))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a transaction is open already");
  }

  @Test
  void what_shall_follow_a_commit_happens_once_and_not_after_a_rollback() {
    var happened = new ArrayList<String>();
    Runnable action = () -> happened.add("after");

    database.transact(transaction -> {
      transaction.afterCommit(action);
      transaction.afterCommit(action);
    });
    assertThatThrownBy(() -> database.transact(transaction -> {
          transaction.afterCommit(action);
          throw new IllegalArgumentException("no");
        }))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(happened).containsExactly("after");
  }

  @Test
  void a_database_is_opened_again_with_what_is_in_it() {
    database.transact(transaction -> insert(transaction.handle(), "a"));
    database.close();

    database = Database.open(url(), 4);

    assertThat(database.<Integer>read(DatabaseContract::rows)).isEqualTo(1);
  }

  @Test
  void a_database_of_a_newer_version_is_refused() {
    database.transact(transaction -> transaction.handle().execute("""
            insert into flyway_schema_history (installed_rank, version, description, type, script,
              installed_by, execution_time, success)
            values (999, '999', 'from the future', 'SQL', 'V999__x.sql', 'test', 1, true)"""));

    assertThatThrownBy(() -> Database.open(url(), 4))
        .isInstanceOf(UnusableDatabaseException.class)
        .hasMessageContaining("newer version of Kinora");
  }

  @Test
  void a_database_of_another_build_is_refused() {
    database.transact(transaction -> transaction
        .handle()
        .execute("update flyway_schema_history set checksum = 7 where version = '2'"));

    assertThatThrownBy(() -> Database.open(url(), 4))
        .isInstanceOf(UnusableDatabaseException.class)
        .hasMessageStartingWith("The database was brought forward by another build of Kinora")
        .hasMessageContaining("version 2");
  }

  private void insertThroughDataSource() {
    try (var connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("insert into slot (tenant, lane) values ('acme', 'a')");
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  private static void insert(Handle handle, String lane) {
    handle.execute("insert into slot (tenant, lane) values ('acme', ?)", lane);
  }

  private static int rows(Handle handle) {
    return handle.createQuery("select count(*) from slot").mapTo(Integer.class).one();
  }
}
