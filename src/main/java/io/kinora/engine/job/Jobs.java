package io.kinora.engine.job;

import io.kinora.engine.task.Origin;
import io.kinora.engine.task.TaskChange;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskId;
import io.kinora.engine.task.TaskOrder;
import io.kinora.infra.base.TenantId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.json.JsonMapper;

/// The jobs of all tenants. All threads may use it.
public final class Jobs {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JobRecords records;
  private final Notices notices;
  private final TaskEngine engine;

  public Jobs(JobRecords records, Notices notices, TaskEngine engine) {
    this.records = records;
    this.notices = notices;
    this.engine = engine;
  }

  /// A job that was taken.
  public record Taken(long id, Instant createdAt) {}

  /// What came of a wish to cancel.
  public enum Cancelled {
    DONE,
    TOO_LATE,
    UNKNOWN
  }

  /// Takes a job: its row and its tasks, all or none.
  ///
  /// @throws io.kinora.infra.base.FailureException `OUT_OF_SPACE` where too little is left
  public Taken submit(TenantId tenant, JobOrder order) throws IOException {
    records.library().checkSpace();
    Instant now = Instant.ofEpochMilli(records.clock().instant().toEpochMilli());
    var id = new long[1];
    boolean _ = engine.change(handle -> {
      id[0] = records.table().insert(handle, tenant, order, now);
      List<TaskOrder> orders = orders(tenant, id[0]);
      orders.forEach(
          it -> JobTable.addTask(handle, id[0], JobStep.ofKind(it.kind()).orElseThrow(), it.id()));
      return Optional.of(new TaskChange(List.of(), orders));
    });
    return new Taken(id[0], now);
  }

  private static List<TaskOrder> orders(TenantId tenant, long id) {
    String parameters = JSON.createObjectNode().put("job", id).toString();
    var origin = new Origin(JobFollower.DIALECT, String.valueOf(id));
    TaskOrder fetch = TaskOrder.of(tenant, JobStep.FETCH.kind(), parameters, origin);
    TaskOrder transcode = TaskOrder.of(tenant, JobStep.TRANSCODE.kind(), parameters, origin)
        .after(Set.of(fetch.id()));
    TaskOrder deliver = TaskOrder.of(tenant, JobStep.DELIVER.kind(), parameters, origin)
        .after(Set.of(transcode.id()));
    return List.of(fetch, transcode, deliver);
  }

  /// A job of a tenant.
  public Optional<Job> find(TenantId tenant, long id) {
    return records.find(id).filter(it -> it.tenant().equals(tenant));
  }

  /// What is known of its files.
  public JobFacts facts(long id) {
    return records.database().read(handle -> records.facts(handle, id));
  }

  /// Ends a job that has not come to its end. What runs is told to stop.
  public Cancelled cancel(TenantId tenant, long id) {
    if (find(tenant, id).isEmpty()) {
      return Cancelled.UNKNOWN;
    }
    boolean isDone = engine.change(handle -> cancelled(handle, id));
    return isDone ? Cancelled.DONE : Cancelled.TOO_LATE;
  }

  private Optional<TaskChange> cancelled(Handle handle, long id) {
    Job job = records.table().find(handle, id).orElseThrow();
    if (!new JobEnds(records, notices).cancelled(handle, job)) {
      return Optional.empty();
    }
    List<TaskId> tasks = JobTable.tasks(handle, id);
    return Optional.of(new TaskChange(tasks, List.of()));
  }
}
