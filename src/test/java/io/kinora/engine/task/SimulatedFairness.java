package io.kinora.engine.task;

import io.kinora.engine.task.TaskState.Done;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// What is promised of shares, priorities and processes that drain, held against a world while it
/// is at work.
final class SimulatedFairness {

  private static final String EXECUTIONS = Stream.of(Lane.values())
      .map(lane -> "select task_name, task_instance, priority from " + lane.table())
      .collect(Collectors.joining(" union all "));

  /// Queries for the subjects that break a promise, by what is wrong.
  private static final Map<String, String> PROMISES = Map.of(
      "is not as urgent in its lane as it is said to be",
      """
          select id from task join (%s) as execution on task_instance = id
          where task_name = 'task' and completed_at is null and execution.priority <> task.priority""".formatted(EXECUTIONS),
      "is not as urgent as what it helps",
      """
          select helper.id from task helper join task helped on helped.id = helper.helps
          where helper.completed_at is null and helped.completed_at is null
            and helper.priority <> helped.priority""");

  private final SimulatedWorld world;
  private final Database database;
  private final Map<TaskId, Integer> stops = new HashMap<>();
  private Look before = new Look(OptionalInt.empty(), Map.of());

  /// @param shareChanges how many there had been
  /// @param inLane       what was queued or running
  private record Look(OptionalInt shareChanges, Map<TenantLane, Set<String>> inLane) {}

  /// A tenant's part of a lane.
  ///
  /// @param slots     how many tasks may be queued or running
  /// @param isObeyed  whether somebody has seen to what follows from the share
  private record Part(TenantLane place, int slots, boolean isObeyed) {}

  SimulatedFairness(SimulatedWorld world) {
    this.world = world;
    this.database = world.database();
  }

  /// A line for each promise that is broken now.
  List<String> brokenNow() {
    return database.read(handle -> {
      Look now = look(handle);
      List<String> broken = Stream.of(
              PROMISES.entrySet().stream().flatMap(it -> broken(handle, it)),
              parts(handle).flatMap(part -> brokenOfPart(handle, part, now)),
              brokenOfDrained(handle))
          .flatMap(it -> it)
          .sorted()
          .toList();
      before = now;
      return broken;
    });
  }

  private Look look(Handle handle) {
    Map<TenantLane, Set<String>> inLane = handle
        .createQuery("select id, tenant, lane from task where state in ('queued', 'running')")
        .map((row, _) -> Map.entry(
            new TenantLane(new TenantId(row.getString("tenant")), Lane.of(row.getString("lane"))),
            row.getString("id")))
        .collect(Collectors.groupingBy(
            Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    return new Look(world.operator().shareChanges(), inLane);
  }

  private Stream<String> broken(Handle handle, Map.Entry<String, String> promise) {
    return handle.createQuery(promise.getValue()).mapTo(String.class).stream()
        .map(id -> world.client().nameOf(id) + " " + promise.getKey());
  }

  private Stream<Part> parts(Handle handle) {
    Set<TenantLane> disobeyed = Set.copyOf(ShareTable.unobeyed(handle));
    return SimulatedClient.TENANTS.stream()
        .flatMap(tenant -> Stream.of(Lane.values()).map(lane -> new TenantLane(tenant, lane)))
        .map(place -> new Part(
            place,
            ShareTable.share(handle, place).slots(world.settings().slotsPerTenant(place.lane())),
            !disobeyed.contains(place)));
  }

  private Stream<String> brokenOfPart(Handle handle, Part part, Look now) {
    Set<String> inLane = now.inLane().getOrDefault(part.place(), Set.of());
    if (inLane.size() < part.slots() && part.isObeyed() && isWaiting(handle, part.place())) {
      return Stream.of("something of " + part.place() + " waits, but there is room");
    }
    Set<String> earlier = before.inLane().getOrDefault(part.place(), Set.of());
    boolean isTooMuch = inLane.size() > part.slots();
    return isTooMuch && isShareAsBefore(now) && !earlier.containsAll(inLane)
        ? Stream.of("more of " + part.place() + " was let in than its share")
        : Stream.empty();
  }

  private boolean isShareAsBefore(Look now) {
    return now.shareChanges().isPresent() && now.shareChanges().equals(before.shareChanges());
  }

  private static boolean isWaiting(Handle handle, TenantLane place) {
    return handle
        .createQuery("""
            select 1 from task where state = 'waiting' and tenant = :tenant and lane = :lane
            limit 1""")
        .bind("tenant", place.tenant().value())
        .bind("lane", place.lane().key())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private Stream<String> brokenOfDrained(Handle handle) {
    return world.living().stream()
        .filter(SimulatedProcess::hasDrained)
        .filter(process -> ExecutionTable.hasPicked(handle, process.toString()))
        .map(process -> process + " has drained, but has something in hand");
  }

  /// A run has given way, or was stopped: that is no failure.
  void stopped(TaskId id) {
    stops.merge(id, 1, Integer::sum);
  }

  /// Tells whether only runs were counted as failures that may have been some.
  private boolean countsFailuresRightly(TaskRow row) {
    int good = row.task().state() instanceof Done ? 1 : 0;
    int stopped = stops.getOrDefault(row.task().id(), 0);
    return row.failures() <= row.task().attempt() - stopped - good;
  }

  /// Tasks whose runs counted as failures without being some.
  Stream<String> brokenCounts(Collection<TaskRow> rows) {
    return rows.stream()
        .filter(row -> !countsFailuresRightly(row))
        .map(row -> world.client().nameOf(row.task().id().value()) + " counts " + row.failures()
            + " failures in " + row.task().attempt() + " runs")
        .sorted();
  }

  /// Tasks that are as urgent as nobody wanted them.
  Stream<String> brokenPriorities(Map<TaskId, Task> tasks) {
    SimulatedClient client = world.client();
    return tasks.values().stream()
        .filter(task -> !client.isHelper(task.id()))
        .filter(task -> !world.operator().explains(task, client.order(task.id()).priority()))
        .map(task -> client.order(task.id()).name() + " has the priority " + task.priority())
        .sorted();
  }
}
