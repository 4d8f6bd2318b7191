package io.kinora.engine.task;

import io.kinora.infra.db.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Checks on a live database that what the engine promises holds; each finding is a mistake of
/// ours.
///
/// It reads one state of the database, so that work that goes on meanwhile does not disturb it.
public final class TaskAudit {

  /// A promise that is broken.
  ///
  /// @param subject the task, callback or slot
  public record Finding(String subject, String text) {}

  /// A query for the subjects that break a promise.
  private record Promise(String text, String sql) {}

  /// That each task will be done.
  private static final List<Promise> OWNED = List.of(
      new Promise("is blocked, but not by a task that can still be done", """
          select id from task where state = 'blocked' and not exists (
            select 1 from task_edge join task before on before.id = task_edge.task_id
            where task_edge.next_id = task.id and before.completed_at is null)"""),
      new Promise(
          "waits for a slot, but no task of its tenant holds one, and it may have one", """
          select id from task where state = 'waiting' and not exists (
            select 1 from slot where slot.tenant = task.tenant and slot.lane = task.lane
            and slot.used > 0) and not exists (
            select 1 from share where share.tenant = task.tenant and share.lane = task.lane
            and (share.cap = 0 or share.obeyed = false))"""),
      new Promise("is queued or running, but no lane knows of it", """
          select id from task where state in ('queued', 'running')
            and not exists (select 1 from execution_quick
              where task_name = 'task' and task_instance = id)
            and not exists (select 1 from execution_heavy
              where task_name = 'task' and task_instance = id)
            and not exists (select 1 from execution_net
              where task_name = 'task' and task_instance = id)
            and not exists (select 1 from execution_bulk
              where task_name = 'task' and task_instance = id)"""));

  private static final List<Promise> FURTHER = List.of(
      new Promise("helps a task that has ended", """
          select helper.id from task helper join task helped on helped.id = helper.helps
          where helper.completed_at is null and helper.cancel_requested = false
            and helped.completed_at is not null"""),
      new Promise("counts its predecessors wrongly", """
          select id from task where state = 'blocked' and waits <> (
            select count(*) from task_edge join task before on before.id = task_edge.task_id
            where task_edge.next_id = task.id and before.state <> 'done')"""),
      new Promise("is a slot whose count is wrong", """
          select tenant || '/' || lane from slot where used <> (
            select count(*) from task where task.tenant = slot.tenant and task.lane = slot.lane
            and completed_at is null and state in ('queued', 'running'))"""),
      new Promise(
          "is final without a time of completion, or has that time without being final", """
          select id from task
          where (completed_at is not null) <> (state in ('done', 'failed', 'cancelled'))"""),
      new Promise("changed its state after a final one", """
          select distinct later.task_id from event later join event final
            on final.task_id = later.task_id and final.seq < later.seq
          where later.kind = 'state' and final.kind = 'state'
            and final.detail in ('done', 'failed', 'cancelled')"""),
      new Promise("reported less progress than before", """
          select distinct task_id from (
            select task_id, cast(detail as integer) as percent,
              lag(cast(detail as integer)) over (partition by task_id order by seq) as before
            from event where kind = 'progress') as steps
          where percent < before"""),
      new Promise("is a callback to be sent that no lane knows of", """
          select id from callback where state = 'pending' and not exists (
            select 1 from execution_net where task_name = 'callback' and task_instance = id)"""),
      new Promise("has an event with two callbacks", """
          select task_id from callback group by task_id, event having count(*) > 1"""));

  private final Database database;

  public TaskAudit(Database database) {
    this.database = database;
  }

  /// All that is broken; empty when all is well.
  public List<Finding> findings() {
    return findings(Stream.concat(OWNED.stream(), FURTHER.stream()).toList());
  }

  /// Tasks that are not final and that nobody will do.
  public List<Finding> unowned() {
    return findings(OWNED);
  }

  private List<Finding> findings(List<Promise> promises) {
    return database.inTransaction(transaction -> {
      var findings = new ArrayList<Finding>();
      for (Promise promise : promises) {
        findings.addAll(broken(transaction.handle(), promise));
      }
      return findings;
    });
  }

  private static List<Finding> broken(Handle handle, Promise promise) {
    return handle
        .createQuery(promise.sql())
        .map((row, _) -> new Finding(row.getString(1), promise.text()))
        .list();
  }
}
