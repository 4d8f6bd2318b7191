package io.kinora.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.engine.machine.Presence;
import io.kinora.engine.machine.Wish;
import io.kinora.engine.machine.WorkerState;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.fake.TestPostgres;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresWorkersTest extends WorkersContract {

  private static Database database;

  @BeforeAll
  static void open() {
    database = TestPostgres.open(16);
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @Override
  Database database() {
    return database;
  }

  @Test
  void the_threads_of_others_count_but_not_ones_own() {
    presence("other", "3.1").join();
    presence("another", "3.1").join();

    TaskEngine engine = working();

    assertThat(engine.othersThreads(Lane.QUICK, null)).isEqualTo(10);
    assertThat(engine.othersThreads(Lane.HEAVY, null)).isEqualTo(6);
    assertThat(engine.othersThreads(Lane.BULK, null)).isZero();
  }

  @Test
  void the_threads_of_another_version_do_not_count() {
    presence("older", "3.0").join();

    assertThat(working().othersThreads(Lane.QUICK, null)).isZero();
  }

  @Test
  void the_threads_of_one_that_is_gone_count_no_more() {
    TaskEngine engine = working();
    Presence other = presence("other", "3.1");
    other.join();
    await().until(() -> engine.othersThreads(Lane.QUICK, null) == 5);

    setSilence(Duration.ofSeconds(15));

    await().until(() -> engine.othersThreads(Lane.QUICK, null) == 0);
  }

  @Test
  void the_threads_of_one_that_shall_pick_nothing_do_not_count() {
    TaskEngine engine = working();
    presence("other", "3.1").join();
    await().until(() -> engine.othersThreads(Lane.QUICK, null) == 5);

    desk().wish("other", Wish.PAUSED);

    await().until(() -> engine.othersThreads(Lane.QUICK, null) == 0);
  }

  @Test
  void a_wish_is_heard_at_once() {
    var _ = working();
    untilItListens();

    wish(Wish.PAUSED);

    await()
        .atMost(Duration.ofSeconds(1))
        .until(() -> only().worker().state() == WorkerState.PAUSED);
  }

  /// A first wish may come before the process listens; who has heard one hears the next.
  private void untilItListens() {
    wish(Wish.DRAINING);
    untilIts(WorkerState.DRAINED);
    wish(Wish.WORKING);
    untilIts(WorkerState.WORKING);
  }

  @Test
  void a_hint_of_a_version_to_come_does_no_harm() {
    var _ = working();
    database.transact(it -> PostgresHints.say(it.handle(), "moonrise"));

    untilItListens();
  }

  @Test
  void those_with_threads_for_work_are_counted_and_many_are_not_looked_at_each_time() {
    var one = presence("one", "3.1");
    one.join();
    IntStream.range(0, 150).forEach(it -> presence("other-" + it, "3.1").join());
    assertThat(one.processes("heavy")).isEqualTo(1);

    var _ = one.renew(WorkerState.WORKING, Duration.ZERO);
    assertThat(one.processes("heavy")).isEqualTo(151);
    presence("last", "3.1").join();
    var _ = one.renew(WorkerState.WORKING, Duration.ZERO);
    assertThat(one.processes("heavy")).isEqualTo(151);
    var _ = one.renew(WorkerState.WORKING, Duration.ZERO);

    assertThat(one.processes("heavy")).isEqualTo(152);
    assertThat(one.processes("bulk")).isZero();
  }
}
