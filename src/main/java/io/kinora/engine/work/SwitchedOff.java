package io.kinora.engine.work;

import io.kinora.engine.connection.Connectors;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.platform.Platform;
import java.util.Optional;

/// What is said where the operator has switched off the way to a platform.
///
/// Source: the tasks contract, sections 9 and 10.
public final class SwitchedOff {

  private SwitchedOff() {}

  /// Why a task of that kind is not taken; empty where it is.
  public static Optional<Failure> refusalOf(WorkKind kind, Connectors connectors) {
    return kind.findPlatform()
        .filter(platform -> !connectors.isOpen(platform))
        .map(platform -> failure(platform.word() + " is not configured"));
  }

  /// Why videos are not stored on YouTube; empty where they are.
  public static Optional<Failure> refusalOfYouTubeStore(Connectors connectors) {
    return connectors.isOpen(Platform.YOUTUBE)
        ? Optional.empty()
        : Optional.of(failure("youtube storage is not configured"));
  }

  private static Failure failure(String text) {
    return new Failure(FailureCode.OUTPUT_REFUSED, text);
  }
}
