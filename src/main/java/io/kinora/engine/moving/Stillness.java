package io.kinora.engine.moving;

import io.kinora.engine.machine.Worker;
import io.kinora.engine.machine.Workers;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.Dialect;
import java.util.stream.Collectors;

/// Whether nobody works on a database.
final class Stillness {

  private Stillness() {}

  /// An SQLite file is still where the caller holds the lock of its folder: who is registered has
  /// died.
  ///
  /// @throws CannotMoveException where a process lives
  static void require(Database database) {
    if (database.dialect() == Dialect.SQLITE) {
      return;
    }
    String live = new Workers(database)
        .all().stream()
            .filter(Worker::isLive)
            .map(it -> it.name() + " (" + it.machine().address() + ")")
            .collect(Collectors.joining(", "));
    if (!live.isEmpty()) {
      throw new CannotMoveException("Kinora works on the database: " + live + ". Stop it, wait 15"
          + " seconds where it was killed, and try again; --phase files copies files meanwhile.");
    }
  }
}
