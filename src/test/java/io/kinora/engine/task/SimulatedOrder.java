package io.kinora.engine.task;

import io.kinora.engine.task.fake.FakeWording;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.TenantId;
import java.util.Set;

/// A task of a simulated world: how it is ordered, and what its runs will do.
///
/// @param name          as the story calls it
/// @param stepCount     how often a run rests and says how far it is
/// @param storesFile    whether a run stores a file that its end makes visible
/// @param heedsStop     whether a run ends when it is interrupted
/// @param helperCount   tasks that help it; in the lane `HEAVY` only
/// @param followUpCount tasks that its end submits
/// @param isRefused     whether it was found wrong when it was ordered
record SimulatedOrder(
    TaskId id,
    String name,
    TenantId tenant,
    Lane lane,
    int priority,
    Ending ending,
    int stepCount,
    boolean storesFile,
    boolean heedsStop,
    int helperCount,
    int followUpCount,
    Set<TaskId> after,
    boolean isRefused) {

  static final Failure REFUSAL = new Failure(FailureCode.PARAMETERS_INVALID, "no such thing");
  static final Failure NO_IMAGE = new Failure(FailureCode.INPUT_NOT_MEDIA, "no image");
  static final Failure BROKEN_LINK = new Failure(FailureCode.INPUT_UNREACHABLE, "no answer");

  /// What comes of its runs.
  enum Ending {
    SUCCEEDS,
    /// Its first run fails for a reason that may pass.
    SUCCEEDS_AT_SECOND_TRY,
    /// Each run fails for a reason that may pass.
    FAILS_EACH_TIME,
    FAILS_FOR_GOOD,
    /// Each run ends its process.
    KILLS
  }

  TaskOrder order() {
    var origin = new Origin(
        FakeWording.DIALECT, "state:done state:failed state:cancelled phase:draw part:one");
    return new TaskOrder(
        id, tenant, lane.key(), priority, "{}", origin, after, isRefused ? REFUSAL : null);
  }
}
