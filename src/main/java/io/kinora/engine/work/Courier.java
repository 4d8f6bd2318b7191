package io.kinora.engine.work;

import io.kinora.engine.work.Workshop.Bench;
import java.nio.file.Path;

/// Brings files to one kind of [Destination].
interface Courier {

  /// @param destination with its secrets readable
  /// @return where the file is now, as the client is told
  /// @throws io.kinora.infra.base.FailureException `OUTPUT_REFUSED` or `OUTPUT_UNREACHABLE`
  /// @throws InterruptedException when the run was stopped
  String deliver(Bench bench, Destination destination, Path file) throws InterruptedException;
}
