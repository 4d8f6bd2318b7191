package io.kinora.engine.task;

import io.kinora.infra.db.SqlWork;
import java.util.List;

/// What a run that reached its end gives.
///
/// @param resultJson the task's result
/// @param rows committed in the same transaction that makes the task done: the rows of its outputs
/// @param followUps tasks submitted in that transaction too
public record RunResult(String resultJson, SqlWork rows, List<TaskOrder> followUps) {

  public RunResult {
    followUps = List.copyOf(followUps);
  }

  public RunResult(String resultJson) {
    this(resultJson, SqlWork.NOTHING, List.of());
  }

  public RunResult(String resultJson, SqlWork rows) {
    this(resultJson, rows, List.of());
  }
}
