package io.kinora.cli.chaos;

import io.kinora.infra.base.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/// The processes, and who of them can be troubled: one that starts or is frozen is left alone.
/// Thread-safe but for [#next], which one thread calls.
final class Cast implements AutoCloseable {

  private static final Duration AGAIN_AFTER = Duration.ofSeconds(2);

  private final List<Actor> actors;
  private final Set<Actor> ready = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean isEnding;

  Cast(List<Actor> actors) {
    this.actors = List.copyOf(actors);
  }

  /// Starts all of them.
  ///
  /// @throws IllegalStateException where one does not start: nothing has been troubled yet
  void start() throws InterruptedException {
    for (Actor actor : actors) {
      if (!actor.start()) {
        throw new IllegalStateException(actor.name() + " did not start; its log says why");
      }
      ready.add(actor);
    }
  }

  /// Takes one that can be troubled; none where none can, or where less than half of them would be
  /// left to work. [#back] gives it back.
  List<Actor> next(RandomGenerator random) {
    List<Actor> those = new ArrayList<>(actors);
    those.retainAll(ready);
    if (those.size() - 1 < actors.size() / 2) {
      return List.of();
    }
    Actor one = those.get(random.nextInt(those.size()));
    ready.remove(one);
    return List.of(one);
  }

  /// Gives back one that was taken, and starts it again if it ended; on another thread.
  void back(Actor actor) {
    threads.execute(() -> {
      try {
        while (!isEnding && !actor.isAlive() && !actor.start()) {
          actor.kill();
          Pause.of(AGAIN_AFTER); // As whoever watches over services does.
        }
        ready.add(actor);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    });
  }

  /// Runs something that ends a trouble, on another thread.
  void later(Runnable relief) {
    threads.execute(relief);
  }

  boolean areAllReady() {
    return ready.size() == actors.size();
  }

  /// Stops all in order.
  ///
  /// @return the names of those that did not
  List<String> stop() throws InterruptedException {
    var stubborn = new ArrayList<String>();
    for (Actor actor : actors) {
      if (!actor.stop()) {
        stubborn.add(actor.name());
      }
    }
    return stubborn;
  }

  @Override
  public void close() {
    isEnding = true;
    threads.shutdownNow();
    actors.forEach(Actor::close);
  }
}
