package io.kinora.engine.task;

import io.kinora.infra.db.Transaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Obeys shares that were changed: lets those in that waited, or holds those back that nobody has
/// begun. New tasks are measured by a new share from its commit on, whoever submits them.
///
/// A commander writes a share and says so; the first process with an engine that looks does the
/// rest, with the dialects, which a commander does not know.
final class Shares {

  private static final Comparator<Task> LAST_FIRST = Comparator.comparingInt(Task::priority)
      .thenComparing(task -> task.times().submitted(), Comparator.reverseOrder());

  private final Parts parts;
  private final Admission admission;
  private final WaitingTable waiting;

  Shares(Parts parts, Admission admission) {
    this.parts = parts;
    this.admission = admission;
    this.waiting = new WaitingTable(parts.database().dialect());
  }

  void look() {
    for (TenantLane place : parts.database().read(ShareTable::unobeyed)) {
      parts.database().transact(transaction -> obey(transaction, place));
    }
  }

  private void obey(Transaction transaction, TenantLane place) {
    ShareTable.lockUnobeyed(transaction.handle(), parts.database().dialect(), place)
        .ifPresent(_ -> {
          // Tasks are locked before slots.
          List<Task> queued = waiting.lockQueued(transaction.handle(), place);
          holdBack(transaction, place, queued);
          if (admission.fill(transaction, place)) {
            ShareTable.obeyed(transaction.handle(), place);
          }
        });
  }

  /// Has the last of `queued` wait, as many as are too many. What somebody has picked begins.
  private void holdBack(Transaction transaction, TenantLane place, List<Task> queued) {
    int tooMany = admission.tooMany(transaction, place);
    var held = new ArrayList<Task>();
    for (Task task : queued.stream().sorted(LAST_FIRST).toList()) {
      if (held.size() < tooMany && parts.executions().removeIdle(transaction.handle(), task)) {
        held.add(task);
      }
    }
    admission.holdBack(transaction, place, held);
  }
}
