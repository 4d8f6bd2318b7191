package io.kinora.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.engine.task.SimulatedFaults.Kind;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Engines on one database, in worlds where all goes wrong that can; nothing may be lost, nothing
/// doubled, no promise broken. See `docs/internals/simulation.md`.
///
/// `-Dseeds=10000` runs so many worlds, `-Dseed=N` only that one, with its story.
class SimulationTest {

  private static final Logger LOG = LoggerFactory.getLogger(SimulationTest.class);
  private static final int SEEDS_IN_EACH_BUILD = 200;

  private static SimulatedDatabase database;

  private final Map<Kind, Integer> faults = new EnumMap<>(Kind.class);
  private long stepCount;

  @BeforeAll
  static void open(@TempDir Path folder) throws SQLException {
    database = new SimulatedDatabase(folder);
  }

  @AfterAll
  static void close() throws SQLException {
    database.close();
  }

  @Test
  void whatever_goes_wrong_every_promise_is_kept() throws SQLException {
    Long only = Long.getLong("seed");
    long first = only == null ? 1 : only;
    long count = only == null ? Long.getLong("seeds", SEEDS_IN_EACH_BUILD) : 1;

    for (long seed = first; seed < first + count; seed++) {
      simulate(seed, only != null);
    }

    LOG.info("{} worlds, {} steps, faults: {}", count, stepCount, faults);
  }

  private void simulate(long seed, boolean isTold) throws SQLException {
    var world = new SimulatedWorld(seed, database);
    List<String> broken = world.run();
    stepCount += world.story().stepCount();
    world.faults().counts().forEach((kind, count) -> faults.merge(kind, count, Integer::sum));
    if (isTold) {
      LOG.info("The story of seed {}:\n{}", seed, world.story().text());
    }
    assertThat(broken)
        .as(
            "%s%nThis is what happened; -Dtest=SimulationTest -Dseed=%d runs it again.",
            isTold ? "" : world.story().text(), seed)
        .isEmpty();
  }

  @Test
  void a_seed_always_tells_the_same_story() throws SQLException {
    for (long seed = 1; seed <= 10; seed++) {
      assertThat(storyOf(seed)).isEqualTo(storyOf(seed));
    }
  }

  private static String storyOf(long seed) throws SQLException {
    var world = new SimulatedWorld(seed, database);
    List<String> _ = world.run();
    return world.story().text();
  }
}
