package io.kinora.engine.task;

import io.kinora.engine.machine.Worker;
import io.kinora.engine.machine.Workers;
import io.kinora.infra.db.Database;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Tasks that have not begun, and that no live process may do: none that works in their lane has
/// the label that they need, or none works in it at all.
///
/// @param label none for tasks that need none
/// @param tasks queued, or waiting for their tenant's turn
public record Unserved(Lane lane, @Nullable String label, int tasks) {

  /// All there are, of all tenants.
  public static List<Unserved> all(Database database) {
    List<Worker> workers = new Workers(database).all();
    return database.read(Unserved::waiting).stream()
        .filter(it -> workers.stream().noneMatch(it::mayBeDoneBy))
        .toList();
  }

  private static List<Unserved> waiting(Handle handle) {
    return handle
        .createQuery("""
            select lane, label, count(*) as tasks from task
            where completed_at is null and state in ('waiting', 'queued')
            group by lane, label order by lane, label""")
        .map((row, _) -> new Unserved(
            Lane.of(row.getString("lane")), row.getString("label"), row.getInt("tasks")))
        .list();
  }

  /// One that is paused may do it later.
  private boolean mayBeDoneBy(Worker worker) {
    return worker.isLive()
        && worker.threads(lane.key()) > 0
        && worker.machine().labels().allow(label);
  }
}
