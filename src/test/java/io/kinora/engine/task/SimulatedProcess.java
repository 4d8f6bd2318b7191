package io.kinora.engine.task;

import io.kinora.engine.library.Library;
import io.kinora.engine.machine.Wish;
import io.kinora.engine.task.SimulatedThread.ProcessDiedError;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SharedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A simulated process: the real steps of an engine, with simulated lanes, chores and clock. It can
/// die, stand still, and leave in order.
final class SimulatedProcess {

  private final SimulatedWorld world;
  private final String name;
  private Duration clockError;
  private final Database database;
  private final Parts parts;
  private final Steps steps;
  private final GroupCommit groupCommit;
  private final GiveBack giveBack;
  private final Library library;
  private final Map<Lane, SimulatedLane> lanes = new EnumMap<>(Lane.class);
  private Instant frozenUntil = Instant.MIN;
  private boolean isDead;
  private boolean isLeaving;
  private Wish wish = Wish.WORKING;
  private Wish obeyed = Wish.WORKING;
  private boolean hasDrained;
  private int looks;

  SimulatedProcess(SimulatedWorld world, String name, Duration clockError) {
    this.world = world;
    this.name = name;
    this.clockError = clockError;
    this.database = world.database();
    var clock = new SharedClock(() -> world.now().plus(this.clockError), world::now);
    var time =
        new EngineTime(clock, world::nanos, length -> SimulatedThread.current().sleep(length));
    Callbacks callbacks = world.client().callbacks();
    var hints = new Hints(hint -> world.carry(this, hint));
    this.parts = Parts.of(database, time, callbacks, hints, name);
    this.library = new Library(database, world.storage(), clock);
    var surroundings = new Steps.Surroundings(
        world.settings(),
        callbacks,
        new Watches(parts),
        (lane, _) -> lane == Lane.HEAVY ? world.settings().threads(lane) : 0);
    this.steps = Steps.of(parts, SimulatedWork.all(world, this), surroundings);
    this.groupCommit = new GroupCommit(database, steps.submission());
    this.giveBack = new GiveBack(parts, steps.runs(), name);
    hints.connect(new Ears());
    for (Lane lane : Lane.values()) {
      lanes.put(lane, new SimulatedLane(this, lane, world.settings().threads(lane)));
    }
  }

  /// Begins to work.
  void start() {
    lanes.forEach((lane, it) -> start("picks " + lane.key(), it::work));
    start("heartbeat", () -> always(Lanes.HEARTBEAT_EVERY, SimulatedLane::beat));
    start(
        "dead check",
        () -> always(Lanes.HEARTBEAT_EVERY.multipliedBy(2), SimulatedLane::lookForDead));
    start("chores", this::doChores);
    start("attendance", this::attend);
  }

  SimulatedThread start(String threadName, Runnable body) {
    return world.start(this, threadName, body);
  }

  private interface LaneChore {
    void of(SimulatedLane lane);
  }

  private void always(Duration pause, LaneChore chore) {
    while (!isDead) {
      SimulatedThread.current().sleep(pause);
      lanes.values().forEach(lane -> attempt(() -> chore.of(lane)));
    }
  }

  private void doChores() {
    while (!isDead) {
      SimulatedThread.current().sleep(Duration.ofMillis(700));
      attempt(steps.reports()::writeProgress);
      attempt(steps.leaseCheck()::check);
      attempt(steps.shares()::look);
    }
  }

  /// Does what is wished, as [Attendance] does.
  private void attend() {
    while (!isLeaving) {
      SimulatedThread.current().sleep(Duration.ofSeconds(2));
      looks++;
      if (looks % Attendance.LOOKS_BETWEEN_MEASURES == 0) {
        parts.time().clock().measure();
      }
      if (!isLeaving && wish != obeyed) {
        obeyed = wish;
        obey();
      } else if (!isLeaving && wish == Wish.DRAINING) {
        attempt(this::endDrained);
      }
    }
  }

  private void obey() {
    hasDrained = false;
    steps.yielding().drain(obeyed == Wish.DRAINING);
    switch (obeyed) {
      case WORKING -> lanes.values().forEach(SimulatedLane::resume);
      case PAUSED, DRAINING -> lanes.values().forEach(SimulatedLane::pause);
    }
  }

  /// Who has drained leaves sooner or later.
  private void endDrained() {
    hasDrained = lanes.values().stream().noneMatch(SimulatedLane::isPicking)
        && !database.<Boolean>read(handle -> ExecutionTable.hasPicked(handle, name));
    if (hasDrained && wish == Wish.DRAINING && world.random().nextBoolean()) {
      world.story().tell("has drained");
      leave();
    }
  }

  /// What fails is done again at its next turn: the loops of the library and of ours go on.
  void attempt(Runnable part) {
    try {
      part.run();
    } catch (RuntimeException failure) {
      world.failed(failure);
    }
  }

  /// Takes orders, as the engine does.
  List<Task> submit(List<TaskOrder> orders) {
    var submitted = new ArrayList<Task>();
    SimulatedThread.current().holdTurn(() -> submitted.addAll(groupCommit.submit(orders)));
    return submitted;
  }

  /// Leaves in order, as the engine does when it is closed.
  void leave() {
    if (isLeaving) {
      return;
    }
    world.story().tell("leaves");
    isLeaving = true;
    lanes.values().forEach(SimulatedLane::pause);
    SimulatedThread.current().holdTurn(() -> steps.runs().leave(giveBack));
    Instant latest = world.now().plusSeconds(5);
    while (world.now().isBefore(latest)
        && !lanes.values().stream().allMatch(SimulatedLane::isIdle)) {
      SimulatedThread.current().sleep(Duration.ofMillis(200));
    }
    giveBack.run();
    die("has left");
  }

  /// The operator wants something of it.
  void wish(Wish newWish) {
    wish = newWish;
  }

  Wish wish() {
    return wish;
  }

  /// Tells whether it drains and has nothing in hand.
  boolean hasDrained() {
    return hasDrained;
  }

  /// Ends here: none of its threads does anything more.
  void die(String where) {
    world.story().tell(name, "dies: " + where);
    isDead = true;
  }

  void freeze(Duration length) {
    frozenUntil = world.now().plus(length);
    world.story().tell(name, "stands still for " + length.toMillis() + " ms");
  }

  void setClock(Duration newError) {
    clockError = newError;
    world.story().tell(name, "has its clock set, which is off by " + newError + " now");
  }

  void thaw() {
    frozenUntil = Instant.MIN;
  }

  /// Ends a thread of a dead process.
  void check() {
    if (isDead) {
      throw new ProcessDiedError();
    }
  }

  boolean isDead() {
    return isDead;
  }

  boolean isLeaving() {
    return isLeaving;
  }

  boolean isFrozen() {
    return world.now().isBefore(frozenUntil);
  }

  Instant frozenUntil() {
    return frozenUntil;
  }

  SimulatedWorld world() {
    return world;
  }

  Parts parts() {
    return parts;
  }

  Steps steps() {
    return steps;
  }

  Library library() {
    return library;
  }

  void hear(String hint) {
    parts.hints().heard(hint);
  }

  @Override
  public String toString() {
    return name;
  }

  /// As the engine's own.
  private final class Ears implements Hints.Listener {
    @Override
    public void lookForWork(Lane lane) {
      Objects.requireNonNull(lanes.get(lane)).hint();
    }

    @Override
    public void heardOfWork(Lane lane) {
      lookForWork(lane);
    }

    @Override
    public void lookForEvents() {}

    @Override
    public void lookForWishes() {}

    @Override
    public void lookForShares() {
      SimulatedThread _ = start("shares", () -> attempt(steps.shares()::look));
    }

    @Override
    public void cancelAsked(TaskId id) {
      steps.runs().find(id).ifPresent(run -> run.stop(Outcome.StopReason.CANCELLED));
    }
  }
}
