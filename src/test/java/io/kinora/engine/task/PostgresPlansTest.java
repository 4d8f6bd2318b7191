package io.kinora.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.infra.db.Database;
import io.kinora.infra.db.Dialect;
import io.kinora.infra.db.fake.TestPostgres;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/// A plan is kept for long, and stays as it is while a table grows from nothing to millions of
/// rows.
class PostgresPlansTest {

  @Test
  void what_was_planned_for_empty_tables_finds_rows_by_an_index() {
    try (Database database = TestPostgres.open(2)) {
      int scans = database.inTransaction(transaction -> {
        Handle handle = transaction.handle();
        handle.execute("set local plan_cache_mode = force_generic_plan");
        assertThat(new TaskTable(Dialect.POSTGRESQL).unblockSuccessors(handle, TaskId.random()))
            .isEmpty();
        return handle
            .createQuery("select pg_stat_get_xact_numscans('task'::regclass)")
            .mapTo(Integer.class)
            .one();
      });

      assertThat(scans).as("times that all of the table was read").isZero();
    }
  }
}
