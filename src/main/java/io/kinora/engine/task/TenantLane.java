package io.kinora.engine.task;

import io.kinora.infra.base.TenantId;
import java.util.Comparator;

/// A tenant's part of a lane, for which there are slots. Sorted, so that all lock slots in one
/// order.
record TenantLane(TenantId tenant, Lane lane) implements Comparable<TenantLane> {

  static TenantLane of(Task task) {
    return new TenantLane(task.tenant(), task.lane());
  }

  @Override
  public int compareTo(TenantLane other) {
    return Comparator.comparing((TenantLane part) -> part.tenant().value())
        .thenComparing(TenantLane::lane)
        .compare(this, other);
  }
}
