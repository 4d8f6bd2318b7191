package io.kinora.engine.task;

import io.kinora.engine.library.Sweeper;
import io.kinora.engine.task.CallbackReport.Standing;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SharedClock;
import io.kinora.infra.storage.StoredFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// What the engine promises, held against a world that has come to rest.
final class SimulatedPromises {

  /// A query for the subjects that break a promise.
  private record Promise(String text, String sql) {}

  private static final List<Promise> PROMISES = List.of(
      new Promise("is not final", "select id from task where completed_at is null"),
      new Promise("is an execution that is left", """
          select task_instance from execution_quick union all
          select task_instance from execution_heavy union all
          select task_instance from execution_net union all
          select task_instance from execution_bulk"""),
      new Promise(
          "is a slot that is still taken",
          "select tenant || '/' || lane from slot where used <> 0"),
      new Promise("is done, but had its effect not exactly once", """
          select id from task where state = 'done' and (
            select count(*) from effect where task_id = id and effect.attempt = task.attempt) <> 1"""),
      new Promise("had an effect without being done, or one of another run", """
          select effect.task_id from effect left join task on task.id = effect.task_id
          where task.id is null or task.state <> 'done' or effect.attempt <> task.attempt"""),
      new Promise("had the effect of a part twice", """
          select task_id from part_effect group by task_id, attempt, part having count(*) > 1"""),
      new Promise("had the effect of a part by a run that was not its last one by then", """
          select task_id from part_effect where attempt <> last"""),
      new Promise("began to help a task that had ended", """
          select began.task_id from event began join task on task.id = began.task_id
          where began.kind = 'state' and began.detail = 'running' and exists (
            select 1 from event over where over.task_id = task.helps and over.kind = 'state'
            and over.detail in ('done', 'failed', 'cancelled') and over.seq < began.seq)
          and not exists (select 1 from event before where before.task_id = task.id
            and before.kind = 'state' and before.detail = 'running' and before.seq < began.seq)"""),
      new Promise("counts its runs wrongly", """
          select id from task where attempt <> (
            select count(*) from event
            where task_id = id and kind = 'state' and detail = 'running')"""),
      new Promise("stands otherwise than its last event says", """
          select id from task where state <> (
            select detail from event where task_id = id and kind = 'state'
            order by seq desc limit 1)"""),
      new Promise("wanted to be called back about an event and has no callback", """
          select told.task_id || ' ' || told.word from (
            select task_id, kind || ':' || detail as word from event) as told
          join task on task.id = told.task_id
          where instr(' ' || context || ' ', ' ' || told.word || ' ') > 0
            and not exists (select 1 from callback
              where callback.task_id = told.task_id and callback.event = told.word)"""),
      new Promise("has a file that nobody can have seen made", """
          select asset_id from asset_file left join task on task.id = asset_id
          where removed_at is null and (task.state is null or task.state <> 'done')"""));

  /// Where no clock is set while somebody works by it.
  private static final List<Promise> TIMES = List.of(
      new Promise(
          "ended before it began, or began before it was submitted",
          "select id from task where completed_at < started_at or started_at < submitted_at"),
      new Promise("was told of in another order than its times have", """
          select distinct one.task_id from event as one
          join event as later on later.task_id = one.task_id
            and later.seq > one.seq and later.at < one.at"""));

  /// Where all processes have been there all the time.
  private static final List<Promise> LIVES = List.of(
      new Promise("counts a death although nobody died", "select id from task where deaths > 0"));

  private final SimulatedWorld world;
  private final SimulatedClient client;
  private final Database database;
  private final SimulatedModel model;

  SimulatedPromises(SimulatedWorld world) {
    this.world = world;
    this.client = world.client();
    this.database = world.database();
    this.model = new SimulatedModel(world);
  }

  /// Tells whether there is nothing to do any more.
  static boolean isQuiet(Database database) {
    return database.<Integer>read(
            handle -> handle.createQuery("""
                select (select count(*) from task where completed_at is null)
                  + (select count(*) from execution_net) + (select count(*) from execution_quick)
                  + (select count(*) from share where obeyed = false)
                  + (select count(*) from execution_heavy) + (select count(*) from execution_bulk)""").mapTo(Integer.class).one())
        == 0;
  }

  /// A line for each that is broken at any moment, also while all is at work.
  List<String> brokenNow() {
    Stream<String> audited = new TaskAudit(database)
        .findings().stream().map(finding -> named(finding.subject()) + " " + finding.text());
    return Stream.concat(audited, world.fairness().brokenNow().stream()).toList();
  }

  /// A line for each that is broken.
  List<String> broken() {
    var broken = new ArrayList<String>(brokenNow());
    broken.addAll(brokenOf(PROMISES));
    broken.addAll(world.wasClockSet() ? List.of() : brokenOf(TIMES));
    broken.addAll(world.haveAllBeenThere() ? brokenOf(LIVES) : List.of());
    broken.addAll(brokenOfTasks());
    broken.addAll(brokenOfCallbacks());
    broken.addAll(brokenOfFiles());
    broken.addAll(brokenOfMemory());
    return broken;
  }

  private List<String> brokenOf(List<Promise> promises) {
    var broken = new ArrayList<String>();
    promises.forEach(promise -> database
        .<List<String>>read(
            handle -> handle.createQuery(promise.sql()).mapTo(String.class).list())
        .forEach(subject -> broken.add(named(subject) + " " + promise.text())));
    return broken;
  }

  private String named(String subject) {
    int end = subject.indexOf(' ');
    return end < 0
        ? client.nameOf(subject)
        : client.nameOf(subject.substring(0, end)) + subject.substring(end);
  }

  private List<String> brokenOfTasks() {
    List<TaskRow> rows = database.read(handle -> handle
        .createQuery("select * from task order by id")
        .map((row, _) -> TaskRow.of(row))
        .list());
    rows.forEach(model::look);
    Map<TaskId, Task> there =
        rows.stream().map(TaskRow::task).collect(Collectors.toMap(Task::id, task -> task));
    Stream<String> lost = client.confirmed().stream()
        .filter(id -> !there.containsKey(id))
        .map(id -> client.order(id).name() + " was taken and is not there");
    Stream<String> uncancelled = client.cancelConfirmed().stream()
        .flatMap(id -> Optional.ofNullable(there.get(id)).stream())
        .filter(task -> !(task.state() instanceof TaskState.Cancelled))
        .map(task -> client.order(task.id()).name() + " was cancelled and is not");
    Stream<String> wrong =
        Stream.concat(model.objections(there).stream(), database.read(model::wrongWays).stream());
    Stream<String> fair = Stream.concat(
        world.fairness().brokenPriorities(there), world.fairness().brokenCounts(rows));
    return Stream.of(lost, uncancelled, wrong, fair).flatMap(it -> it).toList();
  }

  private List<String> brokenOfCallbacks() {
    var broken = new ArrayList<String>();
    client.idsByEvent().forEach((event, ids) -> {
      if (ids.size() > 1) {
        broken.add(named(event) + " was told under several ids");
      }
    });
    for (CallbackReport report : database.read(this::reports)) {
      boolean isDelivered = report.standing() == Standing.DELIVERED;
      if (report.standing() == Standing.PENDING) {
        broken.add("a callback about " + report.event() + " is still to be sent");
      } else if (isDelivered && client.receipts(report.id()) == 0) {
        broken.add("a callback about " + report.event() + " is delivered, but nobody has it");
      } else if (!isDelivered && report.tries().size() < 3) {
        broken.add("a callback about " + report.event() + " was given up too early");
      }
    }
    return broken;
  }

  private List<CallbackReport> reports(Handle handle) {
    var time = new EngineTime(SharedClock.alone(world::now), world::nanos, _ -> {});
    var executions = new ExecutionTable(new Hints(_ -> {}), time, database.dialect());
    var table = new CallbackTable(executions, time);
    return handle
        .createQuery("select distinct task_id from callback order by 1")
        .mapTo(String.class)
        .stream()
        .flatMap(task -> table.reports(handle, new TaskId(task)).stream())
        .toList();
  }

  /// After a sweep there is a file for each row and a row for each file.
  private List<String> brokenOfFiles() {
    var sweeper = new Sweeper(database, world.storage());
    try {
      var _ = sweeper.sweep(world.now().plus(Duration.ofDays(2)));
      Set<String> rows = database.read(handle -> handle
          .createQuery("select storage_key from asset_file")
          .mapTo(String.class)
          .set());
      Stream<String> left = world
          .storage()
          .files()
          .map(StoredFile::key)
          .map(Object::toString)
          .filter(key -> !rows.contains(key))
          .map(key -> key + " is a file without a row");
      Stream<String> missing =
          sweeper.missingFiles().stream().map(key -> key + " is a row without a file");
      return Stream.concat(left, missing).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// What is forgotten leaves nothing behind.
  private List<String> brokenOfMemory() {
    Instant later = world.now().plus(Duration.ofDays(31));
    int _ = new Memory(database).forget(later, _ -> Set.of());
    return Stream.of("task", "task_edge", "event", "callback", "callback_try")
        .flatMap(table -> leftIn(table).stream())
        .toList();
  }

  private Optional<String> leftIn(String table) {
    int count = database.<Integer>read(handle ->
        handle.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
    return count == 0
        ? Optional.empty()
        : Optional.of("of forgotten tasks " + count + " rows are left in " + table);
  }
}
