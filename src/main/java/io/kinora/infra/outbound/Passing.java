package io.kinora.infra.outbound;

import java.util.Set;

/// The answers of HTTP that may be others in a minute.
final class Passing {

  /// Beside all from 500.
  private static final Set<Integer> STATUSES = Set.of(408, 425, 429);

  private Passing() {}

  static boolean isOne(int status) {
    return status >= 500 || STATUSES.contains(status);
  }
}
