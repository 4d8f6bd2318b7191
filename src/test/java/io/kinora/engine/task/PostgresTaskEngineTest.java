package io.kinora.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.infra.db.Database;
import io.kinora.infra.db.fake.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresTaskEngineTest extends TaskEngineContract {

  private static Database database;

  @BeforeAll
  static void open() {
    database = TestPostgres.open(16);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Override
  Database database() {
    return database;
  }

  @Test
  void an_errand_is_due_at_once_though_the_clock_of_who_asks_is_ahead() {
    Instant tooLate = database.now().plus(Duration.ofMinutes(5));

    database.transact(it -> Errands.makeDue(it.handle(), "sweeping", "the floor", tooLate));

    assertThat(database.<Integer>read(handle -> handle
            .createQuery("select count(*) from execution_net where execution_time <= now()")
            .mapTo(Integer.class)
            .one()))
        .isOne();
  }
}
