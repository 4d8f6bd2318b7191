package io.kinora.engine.task;

import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.db.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/// A few processes with an engine on one database, simulated from one seed: who makes the next
/// step, what time it is, what is ordered, what goes wrong.
///
/// Real are all steps of the engine from an order to a callback (see [Steps]), their statements on
/// an SQLite with our tables, the statements of the library that picks (see [SimulatedLane]), and
/// the library of files with its sweeper. Simulated are threads ([SimulatedThread]), clocks, the
/// loops that pick, connections ([SimulatedConnection]), the storage ([SimulatedStorage]), hints,
/// the work and the clients. As on SQLite no two transactions are open at once.
final class SimulatedWorld {

  static final Instant BEGINNING = Instant.parse("2026-03-01T12:00:00Z");
  static final Duration POLL_EVERY = Duration.ofSeconds(3);

  /// All faults are over, and all work is done, long before this.
  private static final Duration LENGTH_MAX = Duration.ofMinutes(30);

  private final Random random;
  private final SimulatedDatabase database;
  private final SimulatedFaults faults;
  private final SimulatedStory story = new SimulatedStory(this);
  private final SimulatedStorage storage = new SimulatedStorage(this);
  private final SimulatedClient client;
  private final SimulatedOperator operator;
  private final SimulatedFairness fairness;
  private final SimulatedPromises promises;
  private final boolean isPatient;
  private final TaskSettings settings;
  private final int processCount;
  private final Duration badTime;
  private final List<SimulatedThread> threads = new ArrayList<>();
  private final List<SimulatedProcess> processes = new ArrayList<>();
  private final List<String> mistakes = new ArrayList<>();
  private final Semaphore turnOver = new Semaphore(0);
  private Instant now = BEGINNING;
  private Instant nextAct = BEGINNING;
  private int startedCount;
  private long stepCount;
  private boolean isCalm;

  SimulatedWorld(long seed, SimulatedDatabase database) throws SQLException {
    this.random = new Random(seed);
    this.database = database;
    this.faults = new SimulatedFaults(random);
    this.client = new SimulatedClient(this, random);
    this.operator = new SimulatedOperator(this, random);
    this.isPatient = random.nextInt(3) > 0;
    this.processCount = 2 + random.nextInt(3);
    this.badTime = Duration.ofSeconds(5 + random.nextInt(16));
    int tries = isPatient ? 10_000 : 3;
    this.settings = new TaskSettings(
        Map.of(Lane.QUICK, 3, Lane.HEAVY, 2, Lane.NET, 2, Lane.BULK, 1),
        1 + random.nextInt(4),
        new RetrySettings(tries, tries, Duration.ofSeconds(1), Duration.ofSeconds(5)),
        POLL_EVERY);
    this.fairness = new SimulatedFairness(this);
    this.promises = new SimulatedPromises(this);
    database.empty();
  }

  /// Lets it run: a bad time, then a calm one until all is quiet.
  ///
  /// @return promises that were broken; empty when all is well
  List<String> run() {
    while (now.isBefore(BEGINNING.plus(badTime)) && mistakes.isEmpty()) {
      liveOn(this::disturb);
    }
    calm();
    while (mistakes.isEmpty() && !SimulatedPromises.isQuiet(database())) {
      if (now.isAfter(BEGINNING.plus(LENGTH_MAX))) {
        mistakes.add("it does not come to rest");
      }
      operator.endPauses(living());
      liveOn(this::startMissing);
    }
    List<String> broken = mistakes.isEmpty() ? promises.broken() : mistakes;
    end();
    return broken;
  }

  private void disturb() {
    startMissing();
    List<SimulatedProcess> living = living();
    if (!now.isBefore(nextAct)) {
      nextAct = now.plusMillis(random.nextInt(3_000));
      client.act(any(living));
    }
    if (!now.isBefore(operator.nextAct())) {
      operator.act(any(living));
    }
    if (faults.freezes()) {
      any(living).freeze(Duration.ofMillis(500 + random.nextInt(20_000)));
    }
    if (faults.setsClock()) {
      any(living).setClock(clockError());
    }
    if (faults.leaves()) {
      SimulatedProcess leaving = any(living);
      if (!leaving.isLeaving()) {
        SimulatedThread _ = leaving.start("leaves", leaving::leave);
      }
    }
  }

  private void calm() {
    isCalm = true;
    faults.calm();
    processes.forEach(SimulatedProcess::thaw);
    story.tell("world", "nothing goes wrong from now on");
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /// The processes that have not died.
  List<SimulatedProcess> living() {
    return processes.stream().filter(it -> !it.isDead()).toList();
  }

  /// Some seconds after a process has gone another one comes; one at once where none is left.
  private void startMissing() {
    List<SimulatedProcess> living = living();
    if (living.isEmpty() || (living.size() < processCount && random.nextInt(40) == 0)) {
      startedCount++;
      Duration clockError = clockError();
      var process = new SimulatedProcess(this, "p" + startedCount, clockError);
      story.tell(process.toString(), "starts, its clock is off by " + clockError);
      processes.add(process);
      process.start();
    }
  }

  private Duration clockError() {
    return Duration.ofSeconds(random.nextInt(600) - 300);
  }

  /// Tells whether a clock was set while somebody worked by it.
  boolean wasClockSet() {
    return faults.counts().containsKey(SimulatedFaults.Kind.CLOCK);
  }

  /// Tells whether no process has died, left, stood still, or been refused by the database.
  boolean haveAllBeenThere() {
    return processes.stream().noneMatch(SimulatedProcess::isDead)
        && Stream.of(
                SimulatedFaults.Kind.FREEZE,
                SimulatedFaults.Kind.LEAVE,
                SimulatedFaults.Kind.LOST_REQUEST,
                SimulatedFaults.Kind.LOST_ANSWER)
            .noneMatch(faults.counts()::containsKey);
  }

  /// One thread makes a step; where all sleep, time goes on.
  private void turn() {
    List<SimulatedThread> ready = threads.stream().filter(this::isReady).toList();
    if (ready.isEmpty()) {
      now = nextWaking();
      return;
    }
    SimulatedThread next = any(ready);
    next.run();
    stepCount++;
    if (next.hasEnded()) {
      threads.remove(next);
    }
  }

  private boolean isReady(SimulatedThread thread) {
    return thread.process().isDead()
        || (!thread.process().isFrozen() && !thread.wakeAt().isAfter(now));
  }

  private Instant nextWaking() {
    Stream<Instant> wakings = threads.stream()
        .map(it -> Stream.of(it.wakeAt(), it.process().frozenUntil())
            .max(Comparator.naturalOrder())
            .orElseThrow());
    return (isCalm ? wakings : Stream.concat(wakings, Stream.of(nextAct, operator.nextAct())))
        .min(Comparator.naturalOrder())
        .orElse(now.plusSeconds(1));
  }

  /// Lets it run to about the next second, and looks how it stands.
  ///
  /// @param event what may happen before each turn
  private void liveOn(Runnable event) {
    Instant before = now;
    while (now.isBefore(before.plusSeconds(1)) && mistakes.isEmpty()) {
      event.run();
      turn();
    }
    mistakes.addAll(promises.brokenNow());
  }

  /// All processes die, so that their threads end.
  private void end() {
    processes.forEach(it -> it.die("the world ends"));
    while (!threads.isEmpty()) {
      turn();
    }
  }

  SimulatedThread start(SimulatedProcess process, String name, Runnable body) {
    var thread = new SimulatedThread(this, process, name, body);
    threads.add(thread);
    return thread;
  }

  void turnIsOver() {
    turnOver.release();
  }

  void awaitTurn() {
    turnOver.acquireUninterruptibly();
  }

  /// Carries a hint from one process to the others, unless it gets lost.
  void carry(SimulatedProcess from, String hint) {
    if (hint.equals("events")) {
      return; // Nobody watches.
    }
    for (SimulatedProcess to : living()) {
      if (to != from && !faults.losesHint()) {
        SimulatedThread _ = to.start("hears", () -> to.hear(hint));
      }
    }
  }

  /// Something that a loop lives through. What is no fault of ours is a mistake of the engine.
  void failed(RuntimeException failure) {
    story.tell("goes on after: " + client.named(String.valueOf(failure.getMessage())));
    boolean isExpected = Database.isCauseOf(failure)
        || failure instanceof DbSchedulerException
        || failure instanceof FailureException;
    if (!isExpected) {
      broke("a loop", failure);
    }
  }

  void broke(String where, Throwable mistake) {
    story.tell("world", where + " threw " + mistake);
    mistakes.add(where + " threw " + mistake + " at "
        + Stream.of(mistake.getStackTrace()).limit(12).map(Objects::toString).toList());
  }

  Database database() {
    return database.database();
  }

  Instant now() {
    return now;
  }

  /// On the watches of all processes.
  long nanos() {
    return Duration.between(Instant.EPOCH, now).toNanos();
  }

  Random random() {
    return random;
  }

  SimulatedFaults faults() {
    return faults;
  }

  SimulatedStory story() {
    return story;
  }

  SimulatedStorage storage() {
    return storage;
  }

  SimulatedClient client() {
    return client;
  }

  SimulatedOperator operator() {
    return operator;
  }

  SimulatedFairness fairness() {
    return fairness;
  }

  TaskSettings settings() {
    return settings;
  }

  /// How often a thread had its turn.
  long stepCount() {
    return stepCount;
  }

  /// Tells whether tasks are tried again for ever: then faults are no reason to fail.
  boolean isPatient() {
    return isPatient;
  }
}
