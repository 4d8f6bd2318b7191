package io.kinora.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.kinora.engine.task.SimulatedFaults.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// Engines on one database, in worlds where all goes wrong that can; nothing may be lost, nothing
/// doubled, no promise broken. See `docs/internals/simulation.md`.
///
/// `-Dseeds=10000` runs so many worlds, `-Dthreads=2` two at once, `-Dseed=N` only that one. What
/// they were like, and the story of a single one, is written to `target/simulation.txt`.
@Timeout(value = 12, unit = TimeUnit.HOURS) // Of a run through many worlds.
class SimulationTest {

  private static final Path RESULT = Path.of("target", "simulation.txt");
  private static final long SEEDS_IN_EACH_BUILD = 200;

  /// Each fault would be told with its trace.
  private static final List<String> MUTED =
      List.of("io.kinora.engine.task", "com.github.kagkarlsson.scheduler");

  @TempDir
  private static Path folder;

  private static SimulatedDatabase database;

  private final Map<Kind, Integer> faults = new EnumMap<>(Kind.class);
  private long stepCount;

  @BeforeAll
  static void open() throws SQLException {
    database = new SimulatedDatabase(folder);
    setLevelOfMuted(Level.OFF);
  }

  @AfterAll
  static void close() throws SQLException {
    setLevelOfMuted(null); // As its parent's, which it was.
    database.close();
  }

  private static void setLevelOfMuted(@Nullable Level level) {
    // A test that begins beside this one may still be setting the log up.
    await().until(() -> LoggerFactory.getILoggerFactory() instanceof LoggerContext);
    MUTED.forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(level));
  }

  @Test
  void whatever_goes_wrong_every_promise_is_kept() throws Exception {
    Long only = Long.getLong("seed");
    if (only != null) {
      Files.writeString(RESULT, keepsItsPromises(only, database).story().text());
      return;
    }
    long count = Long.getLong("seeds", SEEDS_IN_EACH_BUILD);

    liveThrough(count, Integer.getInteger("threads", 1));

    Files.writeString(RESULT, count + " worlds, " + stepCount + " steps, faults: " + faults + "\n");
  }

  /// Worlds beside each other have nothing in common.
  private void liveThrough(long count, int threadCount) throws Exception {
    var next = new AtomicLong(1);
    try (var threads = Executors.newFixedThreadPool(threadCount)) {
      var lives = new ArrayList<Future<?>>();
      for (int thread = 0; thread < threadCount; thread++) {
        Path own = Files.createDirectory(folder.resolve("thread-" + thread));
        lives.add(threads.submit(() -> {
          try (var worlds = new SimulatedDatabase(own)) {
            for (long seed = next.getAndIncrement(); seed <= count; seed = next.getAndIncrement()) {
              note(keepsItsPromises(seed, worlds));
            }
          } catch (Throwable broken) {
            next.set(count + 1); // The others need not go on.
            throw broken;
          }
          return null;
        }));
      }
      for (Future<?> life : lives) {
        life.get();
      }
    }
  }

  private static SimulatedWorld keepsItsPromises(long seed, SimulatedDatabase database)
      throws SQLException {
    var world = new SimulatedWorld(seed, database);
    List<String> broken = world.run();
    assertThat(broken)
        .as(
            "%s%nThis is what happened; -Dtest=SimulationTest -Dseed=%d runs it again.",
            broken.isEmpty() ? "" : world.story().text(), seed)
        .isEmpty();
    return world;
  }

  private synchronized void note(SimulatedWorld world) {
    stepCount += world.stepCount();
    world.faults().counts().forEach((kind, count) -> faults.merge(kind, count, Integer::sum));
  }

  @Test
  void a_seed_always_tells_the_same_story() throws SQLException {
    for (long seed = 1; seed <= 5; seed++) {
      assertThat(storyOf(seed)).isEqualTo(storyOf(seed));
    }
  }

  private static String storyOf(long seed) throws SQLException {
    var world = new SimulatedWorld(seed, database);
    List<String> _ = world.run();
    return world.story().text();
  }
}
