package io.kinora.engine.task;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far a task has come.
///
/// @param percent 0 to 100; never falls, not even when the task is run again
/// @param phase what it is doing, in the work's own word
/// @param resultJson its result; while it runs, the part of it that is there already
public record TaskProgress(
    int percent, @Nullable String phase, @Nullable String resultJson) {

  public Optional<String> findPhase() {
    return Optional.ofNullable(phase);
  }

  public Optional<String> findResultJson() {
    return Optional.ofNullable(resultJson);
  }
}
