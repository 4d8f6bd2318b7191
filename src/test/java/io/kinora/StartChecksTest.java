package io.kinora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.engine.machine.Labels;
import io.kinora.engine.machine.Machine;
import io.kinora.engine.machine.Presence;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SharedClock;
import io.kinora.infra.db.fake.TestPostgres;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartChecksTest {

  private static final String VERSION = "3.1";

  private static SharedClock off(Database database, Duration ahead) {
    return SharedClock.of(database, InstantSource.offset(Clock.systemUTC(), ahead));
  }

  @Test
  void a_clock_that_is_right_is_not_spoken_of() {
    try (Database database = TestPostgres.open(4)) {
      assertThat(StartChecks.warnings(database, off(database, Duration.ofMinutes(4)), VERSION))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"PT6M1S, minutes ahead of", "-PT23H, minutes behind"})
  void a_clock_that_is_some_minutes_off_is_warned_of(Duration ahead, String words) {
    try (Database database = TestPostgres.open(4)) {
      assertThat(StartChecks.warnings(database, off(database, ahead), VERSION))
          .singleElement()
          .asString()
          .matches("The clock of this machine is .* minutes .* the clock of the database: all goes"
              + " by that of the database, but set this one right\\.")
          .contains(words);
    }
  }

  @ParameterizedTest
  @CsvSource({"PT24H1M", "-PT24H1M"})
  void a_machine_whose_clock_is_a_day_off_does_not_start(Duration ahead) {
    try (Database database = TestPostgres.open(4)) {
      assertThatThrownBy(() -> StartChecks.warnings(database, off(database, ahead), VERSION))
          .isInstanceOf(CannotStartException.class)
          .hasMessageContaining("set both right");
    }
  }

  @Test
  void the_clock_of_a_file_is_our_own(@TempDir Path folder) {
    try (Database database = Database.open("jdbc:sqlite:" + folder.resolve("kinora.db"), 2)) {
      assertThat(StartChecks.warnings(database, off(database, Duration.ofDays(400)), VERSION))
          .isEmpty();
    }
  }

  @Test
  void who_brings_new_tables_names_the_processes_of_other_versions() {
    try (Database database = TestPostgres.open(4)) {
      join(database, "old", "3.0");
      join(database, "like-us", VERSION);

      assertThat(StartChecks.warnings(database, off(database, Duration.ZERO), VERSION))
          .containsExactly(
              "The database was brought to the tables of version 3.1 while processes of"
                  + " another version work on it, which should follow soon: old (films-1:7, version"
                  + " 3.0).");
    }
  }

  @Test
  void who_finds_all_tables_names_the_processes_of_other_versions_too() {
    String url = TestPostgres.newUrl();
    try (Database first = Database.open(url, 4);
        Database second = Database.open(url, 4)) {
      join(first, "old", "3.0");

      assertThat(StartChecks.warnings(second, off(second, Duration.ZERO), VERSION))
          .containsExactly(
              "Besides version 3.1, processes of another version work on it, which should"
                  + " follow soon: old (films-1:7, version 3.0).");
    }
  }

  private static void join(Database database, String name, String version) {
    var machine = new Machine("films-1", 7, version, List.of(), 1, 1, Labels.NONE);
    new Presence(database, name, machine, Map.of()).join();
  }
}
