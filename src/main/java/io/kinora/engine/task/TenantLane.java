package io.kinora.engine.task;

import io.kinora.infra.base.TenantId;
import java.util.Comparator;

/// One tenant's tasks of one lane. Sorted, so that all lock slots in one order.
record TenantLane(TenantId tenant, Lane lane) implements Comparable<TenantLane> {

  static TenantLane of(Task task) {
    return new TenantLane(task.tenant(), task.lane());
  }

  @Override
  public int compareTo(TenantLane other) {
    return Comparator.comparing((TenantLane queue) -> queue.tenant().value())
        .thenComparing(TenantLane::lane)
        .compare(this, other);
  }
}
