package io.kinora.api.tasks;

import io.kinora.api.tasks.RequestFault.Location;
import io.kinora.engine.task.Task;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskOrder;
import io.kinora.infra.base.TenantId;
import java.io.IOException;
import java.util.List;

/// Hands orders to the engine, while there is room for what they make, and while the tenant may.
/// A full disk is a 503: clients come again, and nothing is half done.
record Intake(TasksParts parts) {

  TaskEngine engine() {
    return parts.engine();
  }

  /// @throws RequestFault where the tenant has used what it may
  List<Task> submit(List<TaskOrder> orders, Location credentials) throws IOException {
    parts.library().checkSpace();
    TenantId tenant = orders.getFirst().tenant();
    if (!parts.accounts().hasRoom(tenant, orders.size())) {
      throw RequestFault.unauthorized("account", credentials, "account limits reached");
    }
    return parts.engine().submit(orders);
  }
}
