package io.kinora.engine.task;

import io.kinora.engine.task.TaskState.Failed;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.TenantId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A task as it stood at one moment. It does not change; ask the engine for a newer one.
///
/// The components are a row of the table `task`, in groups.
///
/// @param label   what a process must be to do it; none where any may
/// @param attempt how many runs have begun
public record Task(
    TaskId id,
    TenantId tenant,
    String kind,
    Lane lane,
    int priority,
    @Nullable String label,
    String parameters,
    Origin origin,
    TaskState state,
    TaskProgress progress,
    TaskTimes times,
    int attempt) {

  public boolean isFinal() {
    return state.isFinal();
  }

  public Optional<Failure> findFailure() {
    return state instanceof Failed failed ? Optional.of(failed.failure()) : Optional.empty();
  }
}
