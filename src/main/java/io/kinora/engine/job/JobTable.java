package io.kinora.engine.job;

import io.kinora.engine.task.TaskId;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Columns;
import io.kinora.infra.secret.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The tables `recipe_job` and `recipe_task`.
///
/// @param vault seals orders
record JobTable(Vault vault) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /// @return the number of the new job
  long insert(Handle handle, TenantId tenant, JobOrder order, Instant now) {
    return handle
        .createUpdate("""
            insert into recipe_job (tenant, sealed_order, state, created_at)
            values (:tenant, :order, :state, :now)""")
        .bind("tenant", tenant.value())
        .bind("order", vault.seal(JSON.writeValueAsString(order), owner(tenant)))
        .bind("state", JobState.INITIALIZED_JOB.word())
        .bind("now", now.toEpochMilli())
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  private static String owner(TenantId tenant) {
    return "jobs of " + tenant;
  }

  static void addTask(Handle handle, long job, JobStep step, TaskId task) {
    handle.execute(
        "insert into recipe_task (task_id, job_id, step) values (?, ?, ?)",
        task.value(),
        job,
        step.word());
  }

  static List<TaskId> tasks(Handle handle, long job) {
    return handle
        .createQuery("select task_id from recipe_task where job_id = :job order by task_id")
        .bind("job", job)
        .map((row, _) -> new TaskId(row.getString(1)))
        .list();
  }

  static Optional<TaskId> findTask(Handle handle, long job, JobStep step) {
    return handle
        .createQuery("select task_id from recipe_task where job_id = :job and step = :step")
        .bind("job", job)
        .bind("step", step.word())
        .map((row, _) -> new TaskId(row.getString(1)))
        .findOne();
  }

  static void setFacts(Handle handle, TaskId task, JobFacts facts) {
    handle.execute(
        "update recipe_task set facts = ? where task_id = ?",
        JSON.writeValueAsString(facts),
        task.value());
  }

  /// What a later step found out counts; a database gives rows in any order.
  static JobFacts facts(Handle handle, long job) {
    return handle
        .createQuery(
            "select step, facts from recipe_task where job_id = :job and facts is not null")
        .bind("job", job)
        .map((row, _) -> Map.entry(
            JobStep.of(row.getString("step")),
            JSON.readValue(row.getString("facts"), JobFacts.class)))
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .reduce(JobFacts.NOTHING, JobFacts::and);
  }

  Optional<Job> find(Handle handle, long id) {
    return handle
        .createQuery("select * from recipe_job where id = :id")
        .bind("id", id)
        .map((row, _) -> job(row))
        .findOne();
  }

  /// A job before its end comes to another state.
  static void enter(Handle handle, long id, JobState state) {
    handle.execute(
        "update recipe_job set state = ? where id = ? and state not in (" + JobState.finalWords()
            + ")",
        state.word(),
        id);
  }

  /// From one state of its end to another.
  static void tell(Handle handle, long id, JobState from, JobState to) {
    handle.execute(
        "update recipe_job set state = ? where id = ? and state = ?", to.word(), id, from.word());
  }

  static void progress(Handle handle, long id, JobStep step, int percent) {
    String column = switch (step) {
      case FETCH -> "fetched";
      case TRANSCODE -> "transcoded";
      case DELIVER -> "delivered";
    };
    handle.execute(
        "update recipe_job set " + column + " = ? where id = ? and " + column + " < ?",
        percent,
        id,
        percent);
  }

  /// The first end counts.
  ///
  /// @return whether it was not at its end before
  static boolean end(
      Handle handle,
      long id,
      JobState state,
      @Nullable JobStep broken,
      @Nullable String error,
      Instant now) {
    return handle.execute(
            "update recipe_job set state = ?, broken = ?, error = ?, finished_at = ?"
                + " where id = ? and state not in (" + JobState.finalWords() + ")",
            state.word(),
            broken == null ? null : broken.word(),
            error,
            now.toEpochMilli(),
            id)
        == 1;
  }

  /// @return how many ended before a moment, and are known no more
  static int forget(Handle handle, Instant before) {
    long millis = before.toEpochMilli();
    String ended = " where job_id in (select id from recipe_job where finished_at < ?)";
    handle.execute("delete from recipe_notice_try" + ended, millis);
    handle.execute("delete from recipe_notice" + ended, millis);
    handle.execute("delete from recipe_task" + ended, millis);
    return handle.execute("delete from recipe_job where finished_at < ?", millis);
  }

  private Job job(ResultSet row) throws SQLException {
    var tenant = new TenantId(row.getString("tenant"));
    String broken = row.getString("broken");
    return new Job(
        row.getLong("id"),
        tenant,
        JSON.readValue(vault.open(row.getString("sealed_order"), owner(tenant)), JobOrder.class),
        JobState.of(row.getString("state")),
        new Job.Percents(row.getInt("fetched"), row.getInt("transcoded"), row.getInt("delivered")),
        broken == null ? null : JobStep.of(broken),
        row.getString("error"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Columns.instant(row, "finished_at"));
  }
}
