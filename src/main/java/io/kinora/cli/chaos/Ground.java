package io.kinora.cli.chaos;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The installation that is tried: a part of the operator's own that nobody else uses.
public interface Ground {

  /// A server of it that can be cut off.
  record Address(String host, int port) {}

  /// Ports of this machine that lead to it; where there is none, the way is direct.
  record Ports(OptionalInt database, OptionalInt storage) {}

  /// Where its PostgreSQL is; empty where one process has a database of its own.
  Optional<Address> database();

  /// Where its S3 is, if it can be reached without TLS.
  Optional<Address> storage();

  /// The flags that all processes get; everybody on the machine can read them.
  List<String> flags();

  /// The settings that all processes get in their environment, passwords among them.
  Map<String, String> environment(Ports ports);

  /// Tells whether no work waits or runs any more. A process of it must have been ready before.
  boolean isQuiet();

  /// What does not hold of it when all processes have ended; empty when all does.
  List<String> findings() throws IOException;
}
