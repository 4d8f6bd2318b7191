package io.kinora.engine.work;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.platform.Platform;
import java.util.Optional;
import java.util.Set;

/// Which ways to platforms the operator has left open.
///
/// Source: the tasks contract, sections 9 and 10: credentials come with the task, so all are open
/// unless switched off.
public record Connectors(Set<Platform> open) {

  public Connectors {
    open = Set.copyOf(open);
  }

  /// Why a task of that kind is not taken; empty where it is.
  public Optional<Failure> refusalOf(WorkKind kind) {
    return kind.findPlatform()
        .filter(platform -> !open.contains(platform))
        .map(platform -> failure(platform.word() + " is not configured"));
  }

  /// Why videos are not stored on YouTube; empty where they are.
  public Optional<Failure> refusalOfYouTubeStore() {
    return open.contains(Platform.YOUTUBE)
        ? Optional.empty()
        : Optional.of(failure("youtube storage is not configured"));
  }

  private static Failure failure(String text) {
    return new Failure(FailureCode.OUTPUT_REFUSED, text);
  }
}
