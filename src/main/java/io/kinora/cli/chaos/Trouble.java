package io.kinora.cli.chaos;

import io.kinora.cli.chaos.FaultyWire.Fault;
import io.kinora.infra.base.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;

/// Makes trouble, one after the other and some at once. One thread.
final class Trouble {

  private static final String KILL = "kill -9";

  private static final Duration FROZEN = Duration.ofSeconds(30);
  private static final Duration CUT = Duration.ofSeconds(20);
  private static final Duration BAD_STORAGE = Duration.ofSeconds(15);
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final int PAUSE_MILLIS_MIN = 1_000;
  private static final int PAUSE_MILLIS_MAX = 4_000;

  private static final List<Fault> STORAGE_FAULTS =
      List.of(Fault.REFUSING, Fault.BREAKING, Fault.SLOW, Fault.CUT);

  private final Cast cast;
  private final Optional<FaultyWire> database;
  private final Optional<FaultyWire> storage;
  private final ChaosPlan plan;
  private final RandomGenerator random;
  private final InstantSource clock;
  private final Map<String, Integer> counts = new ConcurrentSkipListMap<>();
  private final AtomicInteger reliefs = new AtomicInteger();

  Trouble(
      Cast cast,
      Optional<FaultyWire> database,
      Optional<FaultyWire> storage,
      ChaosPlan plan,
      RandomGenerator random,
      InstantSource clock) {
    this.cast = cast;
    this.database = database;
    this.storage = storage;
    this.plan = plan;
    this.random = random;
    this.clock = clock;
  }

  /// Makes trouble until enough processes were killed, or the time is up.
  ///
  /// @param killed is told how many were, after each
  void run(IntConsumer killed) throws InterruptedException {
    Instant end = clock.instant().plus(plan.timeMax());
    while (kills() < plan.kills() && clock.instant().isBefore(end)) {
      Pause.of(Duration.ofMillis(random.nextInt(PAUSE_MILLIS_MIN, PAUSE_MILLIS_MAX)));
      switch (random.nextInt(32)) {
        case 0 -> freeze();
        case 1 -> cutDatabase();
        case 2 -> restartDatabase();
        case 3, 4, 5 -> spoilStorage();
        default -> kill(killed, end);
      }
    }
  }

  /// How often what was done, by what it was.
  Map<String, Integer> counts() {
    return Map.copyOf(counts);
  }

  /// Tells whether nothing of it lasts any more.
  boolean isOver() {
    return reliefs.get() == 0 && cast.areAllReady();
  }

  /// Waits for one that can be killed: else what needs no process would happen far more often.
  private void kill(IntConsumer killed, Instant end) throws InterruptedException {
    List<Actor> those = cast.next(random);
    while (those.isEmpty() && clock.instant().isBefore(end)) {
      Pause.of(LOOK_EVERY);
      those = cast.next(random);
    }
    for (Actor actor : those) {
      count(KILL);
      count(KILL + " of " + actor.name());
      actor.kill();
      killed.accept(kills());
      cast.back(actor);
    }
  }

  private int kills() {
    return counts.getOrDefault(KILL, 0);
  }

  private void freeze() throws InterruptedException {
    for (Actor actor : cast.next(random)) {
      count("frozen for " + FROZEN.toSeconds() + " s");
      actor.freeze();
      later(FROZEN, () -> {
        actor.thaw();
        cast.back(actor);
      });
    }
  }

  private void cutDatabase() {
    database.ifPresent(
        wire -> spoil(wire, Fault.CUT, CUT, "database cut off for " + CUT.toSeconds() + " s"));
  }

  private void spoilStorage() {
    storage.ifPresent(wire -> {
      Fault fault = STORAGE_FAULTS.get(random.nextInt(STORAGE_FAULTS.size()));
      String text = switch (fault) {
        case REFUSING -> "storage answers 500 and 503 for ";
        case BREAKING -> "storage breaks answers off for ";
        case SLOW -> "storage slow for ";
        case CUT, NONE -> "storage cut off for ";
      };
      spoil(wire, fault, BAD_STORAGE, text + BAD_STORAGE.toSeconds() + " s");
    });
  }

  private void spoil(FaultyWire wire, Fault fault, Duration length, String text) {
    if (!wire.isSound()) {
      return; // One thing at a time.
    }
    count(text);
    wire.set(fault);
    later(length, () -> wire.set(Fault.NONE));
  }

  private void restartDatabase() throws InterruptedException {
    if (plan.restartDatabase().isEmpty()) {
      return;
    }
    count("database restarted");
    SystemCommand.run(plan.restartDatabase(), plan.folder().resolve("restart.log"));
  }

  /// What ends a trouble.
  @FunctionalInterface
  private interface Relief {
    void bring() throws InterruptedException;
  }

  private void later(Duration pause, Relief relief) {
    reliefs.incrementAndGet();
    cast.later(() -> {
      try {
        Pause.of(pause);
        relief.bring();
        reliefs.decrementAndGet();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    });
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }
}
