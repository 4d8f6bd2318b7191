package io.kinora.engine.task;

import java.util.random.RandomGenerator;

/// Whether this process looks at once when another one says that there is work. Of many processes
/// only some do, by chance: they would all ask the database for what one of them gets. The others
/// look at their next poll.
final class Wakening {

  /// So many look at once, about.
  private static final int LOOKERS = 16;

  private final RandomGenerator random;

  Wakening(RandomGenerator random) {
    this.random = random;
  }

  /// @param processes how many have threads for it
  boolean isOurs(int processes) {
    return processes <= LOOKERS || random.nextInt(processes) < LOOKERS;
  }
}
