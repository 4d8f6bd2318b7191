package io.kinora.engine.work;

import io.kinora.engine.work.Workshop.Bench;
import java.nio.file.Path;
import tools.jackson.databind.node.ObjectNode;

/// Brings files to one kind of [Destination].
interface Courier {

  /// What is to be brought somewhere.
  ///
  /// @param destination with its secrets readable
  /// @param shown       the result as far as it is there; goes with all that is noted
  record Parcel(Bench bench, Destination destination, Path file, ObjectNode shown) {}

  /// @param address       where the file is now, as the client is told
  /// @param isAtLeastOnce whether it may be there twice
  record Delivered(String address, boolean isAtLeastOnce) {}

  /// @throws io.kinora.infra.base.FailureException `OUTPUT_REFUSED` or `OUTPUT_UNREACHABLE`
  /// @throws InterruptedException when the run was stopped
  Delivered deliver(Parcel parcel) throws InterruptedException;
}
