package io.kinora.infra.observe;

import java.util.List;
import java.util.function.Supplier;

/// Whether the server should be given work now: it should when all its checks are fine.
///
/// @param checks asked one after the other on each look; they answer quickly and throw nothing
public record Readiness(List<Supplier<Check>> checks) {

  public Readiness {
    checks = List.copyOf(checks);
  }

  /// What each part says now.
  public List<Check> look() {
    return checks.stream().map(Supplier::get).toList();
  }
}
