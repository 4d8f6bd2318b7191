package io.kinora.infra.transfer;

import io.kinora.infra.outbound.PartFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// How files are brought by one protocol. Each call is one try; whoever calls tries again what
/// breaks by an `IOException`, and not what a `FailureException` refuses.
interface Way {

  /// Brings what is missing of a file. The part is whole when this returns.
  ///
  /// @return the type of its content, where the server says one
  @Nullable
  String fetch(PartFile part, Attempt attempt) throws IOException;

  /// Brings a file to its place, whole or not at all; goes on with what was begun with its
  /// mark.
  void send(Outgoing file, Attempt attempt) throws IOException;

  /// Removes what was begun with its mark.
  void forget(Outgoing file, Attempt attempt) throws IOException;
}
