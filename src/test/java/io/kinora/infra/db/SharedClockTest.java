package io.kinora.infra.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.infra.db.fake.TestPostgres;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedClockTest {

  private static final Instant NOON = Instant.parse("2012-05-01T12:00:00Z");

  private Instant ours = NOON.plusSeconds(240);
  private Instant theirs = NOON;
  private Duration way = Duration.ZERO;

  private final SharedClock clock = new SharedClock(() -> ours, this::answer);

  /// The time was taken in the middle of the way.
  private Instant answer() {
    ours = ours.plus(way);
    theirs = theirs.plus(way);
    return theirs.minus(way.dividedBy(2));
  }

  @Test
  void is_where_the_clock_of_the_database_is() {
    assertThat(clock.instant()).isEqualTo(theirs);
    assertThat(clock.ahead()).isEqualTo(Duration.ofMinutes(-4));
  }

  @Test
  void goes_on_by_itself() {
    ours = ours.plusSeconds(7);

    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(7));
  }

  @Test
  void a_clock_that_was_set_is_found_at_the_next_measure() {
    ours = NOON.minusSeconds(600);

    clock.measure();

    assertThat(clock.instant()).isEqualTo(theirs);
    assertThat(clock.ahead()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void a_slow_answer_of_the_database_is_no_clock_that_was_set() {
    way = Duration.ofSeconds(10);

    clock.measure();

    assertThat(clock.ahead()).isEqualTo(Duration.ofMinutes(-4));
  }

  @Test
  void a_clock_that_was_set_is_found_on_a_slow_way_too() {
    ours = NOON.plusSeconds(500);
    way = Duration.ofSeconds(10);

    clock.measure();

    assertThat(clock.instant()).isEqualTo(theirs);
  }

  @ParameterizedTest
  @CsvSource({"15, 0", "-15, 0", "31, 31", "-31, -31"})
  void clocks_that_nearly_agree_are_let_be(int millis, int ahead) {
    var near = new SharedClock(() -> NOON, () -> NOON.plusMillis(millis));

    assertThat(near.ahead()).isEqualTo(Duration.ofMillis(ahead));
  }

  @Test
  void the_clock_of_a_file_is_our_own(@TempDir Path folder) {
    try (Database database = Database.open("jdbc:sqlite:" + folder.resolve("kinora.db"), 2)) {
      SharedClock shared = SharedClock.of(database, () -> ours);

      assertThat(shared.instant()).isEqualTo(ours);
      assertThat(shared.ahead()).isZero();
    }
  }

  @Test
  void machines_whose_clocks_differ_have_one_time_on_a_postgresql() {
    try (Database database = TestPostgres.open(4)) {
      SharedClock early = off(database, Duration.ofMinutes(-3));
      SharedClock late = off(database, Duration.ofMinutes(4));

      assertThat(late.ahead().toMinutes()).isEqualTo(-4);
      assertThat(early.instant()).isCloseTo(late.instant(), within(10, ChronoUnit.SECONDS));
    }
  }

  private static SharedClock off(Database database, Duration ahead) {
    return SharedClock.of(database, InstantSource.offset(Clock.systemUTC(), ahead));
  }
}
