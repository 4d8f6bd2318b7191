package io.kinora.engine.job;

import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Work;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/// A step that waits for other machines, and tries again as the contract has it.
///
/// Source: the flixcloud contract, section 11.
interface MovingStep extends Work {

  /// One try, and three more.
  int TRIES = 4;

  List<Duration> PAUSES =
      List.of(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(45));

  @Override
  default Lane lane() {
    return Lane.NET;
  }

  @Override
  default OptionalInt triesMax() {
    return OptionalInt.of(TRIES);
  }

  @Override
  default List<Duration> pauses() {
    return PAUSES;
  }
}
