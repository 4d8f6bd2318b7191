package io.kinora.engine.task;

import io.kinora.engine.machine.Presence;
import io.kinora.engine.machine.Wish;
import io.kinora.engine.machine.WorkerState;
import io.kinora.infra.db.Dialect;

/// This engine among the others: says every two seconds that it lives, and does what is wished.
///
/// A process that picks nothing keeps the heartbeats of what it runs. One that drains has its runs
/// give way where they can.
final class Attendance {

  /// So many looks are half a minute: time enough for what happens when somebody sets a clock.
  static final int LOOKS_BETWEEN_MEASURES = 15;

  /// By then all others know that this process is there.
  private static final int LOOKS_TO_BE_KNOWN = 3;

  private final Parts parts;
  private final Presence presence;
  private final Lanes lanes;
  private final Yielding yielding;
  private final LiveRuns runs;
  private Wish obeyed = Wish.WORKING;
  private boolean hasLeft;
  private int looks;

  Attendance(Parts parts, Presence presence, Lanes lanes, Steps steps) {
    this.parts = parts;
    this.presence = presence;
    this.lanes = lanes;
    this.yielding = steps.yielding();
    this.runs = steps.runs();
  }

  synchronized void look() {
    if (hasLeft) {
      return;
    }
    looks++;
    if (looks % LOOKS_BETWEEN_MEASURES == 0) {
      parts.time().clock().measure();
    }
    if (looks == LOOKS_TO_BE_KNOWN && parts.database().dialect() == Dialect.POSTGRESQL) {
      letMoreIn();
    }
    Wish wish = presence.renew(state(), parts.time().clock().ahead());
    if (wish != obeyed) {
      obeyed = wish;
      obey();
      var _ = presence.renew(stateAtFirst(), parts.time().clock().ahead());
    }
  }

  /// With our threads tenants may have more at once in `BULK` than before.
  private void letMoreIn() {
    parts.database().transact(it -> ShareTable.lookAgain(it.handle(), Lane.BULK));
  }

  private void obey() {
    yielding.drain(obeyed == Wish.DRAINING);
    switch (obeyed) {
      case WORKING -> lanes.resume();
      case PAUSED, DRAINING -> lanes.pause();
    }
  }

  /// A lane may be about to pick when it is paused: only the next look can find it empty.
  private WorkerState stateAtFirst() {
    return switch (obeyed) {
      case WORKING -> WorkerState.WORKING;
      case PAUSED -> WorkerState.PAUSED;
      case DRAINING -> WorkerState.DRAINING;
    };
  }

  private WorkerState state() {
    return obeyed == Wish.DRAINING && isIdle() ? WorkerState.DRAINED : stateAtFirst();
  }

  /// A run that others have taken over while the machine slept has not ended yet.
  private boolean isIdle() {
    return runs.all().isEmpty() && !lanes.havePicked();
  }

  /// Takes this process out of the register, for good.
  synchronized void leave() {
    hasLeft = true;
    presence.leave();
  }
}
