package io.kinora.engine.task;

import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Something that is done again and again for one subject until nothing is due, and is no task:
/// such as sending messages. It is done on the lane `NET`, durably and at least once; for one
/// subject by one thread at a time. See [Errands#makeDue].
public interface Errand {

  /// Names its executions in the database: never changed.
  String name();

  /// Does what is due now, outside of transactions and with its own limit of time.
  ///
  /// It catches what goes wrong with a single thing: what it throws has it begin again soon.
  ///
  /// @throws InterruptedException when this worker leaves; another one will do it again
  Ending run(String subject) throws InterruptedException;

  /// Writes down what was done, in the transaction that ends the execution.
  @FunctionalInterface
  interface Ending {

    /// There was nothing to do, and there is nothing to come.
    Ending NOTHING = _ -> Optional.empty();

    /// @return how long to wait before it is run again; empty when nothing is left to do
    Optional<Duration> writeDown(Handle handle);
  }
}
