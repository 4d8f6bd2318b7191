package io.kinora.engine.task;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;

/// A thread of a simulated process. It runs only while the world waits for it, and gives the world
/// back its turn at each [#step] and [#sleep]: of all threads of all processes one runs at a time.
final class SimulatedThread {

  private static final ThreadLocal<SimulatedThread> CURRENT = new ThreadLocal<>();

  private final SimulatedWorld world;
  private final SimulatedProcess process;
  private final String name;
  private final Thread thread;
  private final Semaphore turn = new Semaphore(0);
  private Instant wakeAt;
  private boolean hasEnded;
  private boolean holdsTurn;
  private boolean holdsTurnForOnce;

  SimulatedThread(SimulatedWorld world, SimulatedProcess process, String name, Runnable body) {
    this.world = world;
    this.process = process;
    this.name = name;
    this.wakeAt = world.now();
    this.thread = Thread.ofVirtual().name(name).start(() -> live(body));
  }

  /// The one that runs now.
  static SimulatedThread current() {
    return CURRENT.get();
  }

  /// Tells whether a simulated thread asks, and not one who looks at the world from outside.
  static boolean isHere() {
    return CURRENT.get() != null;
  }

  private void live(Runnable body) {
    CURRENT.set(this);
    turn.acquireUninterruptibly();
    try {
      process.check();
      body.run();
    } catch (ProcessDiedError death) {
      hasEnded = true; // All its threads end so.
    } catch (Throwable mistake) {
      world.broke(name, mistake);
    } finally {
      hasEnded = true;
      world.turnIsOver();
    }
  }

  /// Lets it run up to its next step. Called by the world, which waits meanwhile.
  void run() {
    turn.release();
    world.awaitTurn();
  }

  /// A moment at which others may come first, or this process may die.
  void step() {
    if (!holdsTurn && !holdsTurnForOnce) {
      pauseUntil(world.now());
    }
  }

  /// Sleeps by the world's clock; [#wake] ends it.
  void sleep(Duration length) {
    pauseUntil(world.now().plus(length));
  }

  private void pauseUntil(Instant instant) {
    wakeAt = instant;
    world.turnIsOver();
    turn.acquireUninterruptibly();
    process.check();
  }

  void wake() {
    wakeAt = world.now();
  }

  void interrupt() {
    thread.interrupt();
  }

  /// What is done without giving the turn to others.
  @FunctionalInterface
  interface Section<X extends Exception> {
    void run() throws X;
  }

  /// Runs `section`, in which a lock is held, without giving the turn to others: they would wait
  /// for that lock for ever.
  <X extends Exception> void holdTurn(Section<X> section) throws X {
    holdsTurn = true;
    try {
      section.run();
    } finally {
      holdsTurn = false;
    }
  }

  /// Holds its turn up to the end of the next transaction.
  void holdTurnForOnce() {
    holdsTurnForOnce = true;
  }

  /// A transaction has ended: others may come before what follows it.
  void stepAfterTransaction() {
    if (holdsTurnForOnce) {
      holdsTurnForOnce = false;
      return;
    }
    step();
  }

  boolean hasEnded() {
    return hasEnded;
  }

  SimulatedProcess process() {
    return process;
  }

  Instant wakeAt() {
    return wakeAt;
  }

  @Override
  public String toString() {
    return process + " " + name;
  }

  /// The process of this thread is dead: nothing of it goes on.
  static final class ProcessDiedError extends Error {
    private static final long serialVersionUID = 1L;
  }
}
