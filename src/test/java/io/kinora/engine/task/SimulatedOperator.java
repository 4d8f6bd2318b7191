package io.kinora.engine.task;

import io.kinora.engine.machine.Wish;
import io.kinora.infra.base.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

/// The operator of a simulated world: gives tenants other shares, pauses and drains processes,
/// makes tasks more urgent or less. It remembers what it wanted, for [SimulatedFairness].
final class SimulatedOperator {

  private static final List<Share> SHARES = List.of(
      Share.USUAL,
      new Share(0, null),
      new Share(0, 2),
      new Share(1, null),
      new Share(1, 3),
      new Share(5, null),
      new Share(null, 2));
  private static final List<Wish> WISHES =
      List.of(Wish.WORKING, Wish.PAUSED, Wish.DRAINING, Wish.DRAINING);
  private static final int PRIORITY_MAX = 3;

  private final SimulatedWorld world;
  private final Random random;
  private final int millisMax;
  private final Map<TaskId, List<Integer>> askedPriorities = new HashMap<>();
  private final Set<TaskId> confirmed = new HashSet<>();
  private Instant nextAct;
  private int sharesBegun;
  private int sharesEnded;

  SimulatedOperator(SimulatedWorld world, Random random) {
    this.world = world;
    this.random = random;
    boolean isAway = random.nextInt(5) == 0;
    this.millisMax = 500 + random.nextInt(5_000);
    this.nextAct = isAway ? Instant.MAX : world.now();
  }

  /// When it wants something again.
  Instant nextAct() {
    return nextAct;
  }

  /// Wants something of `process`, or uses the database from where that is.
  void act(SimulatedProcess process) {
    nextAct = world.now().plusMillis(random.nextInt(millisMax));
    switch (random.nextInt(7)) {
      case 0, 1, 2 -> begin(process, "share", () -> setShare(process));
      case 3, 4, 5 -> begin(process, "priority", () -> prioritise(process));
      default -> wish(process);
    }
  }

  private static void begin(SimulatedProcess process, String name, Runnable act) {
    SimulatedThread _ = process.start(name, () -> process.attempt(act));
  }

  private void setShare(SimulatedProcess process) {
    TenantId tenant = any(SimulatedClient.TENANTS);
    Lane lane = any(List.of(Lane.values()));
    Share share = any(SHARES);
    world.story().tell("gives " + tenant + " " + share + " of " + lane);
    sharesBegun++;
    try {
      new TenantDesk(process.parts().database()).set(tenant, Map.of(lane, share));
    } finally {
      sharesEnded++;
    }
    world.carry(process, Hints.SHARES);
  }

  /// Helpers are left to the tasks they help.
  private void prioritise(SimulatedProcess process) {
    List<TaskId> open = process
        .parts()
        .database()
        .read(handle -> handle
            .createQuery(
                "select id from task where completed_at is null and helps is null order by id")
            .map((row, _) -> new TaskId(row.getString(1)))
            .list());
    if (open.isEmpty()) {
      return;
    }
    TaskId id = any(open);
    int priority = random.nextInt(2 * PRIORITY_MAX + 1) - PRIORITY_MAX;
    world.story().tell("gives " + world.client().nameOf(id.value()) + " the priority " + priority);
    askedPriorities.computeIfAbsent(id, _ -> new ArrayList<>()).add(priority);
    new TaskDesk(process.parts().database())
        .prioritise(id, priority)
        .filter(task -> !task.isFinal())
        .ifPresent(task -> confirmed.add(task.id()));
  }

  private void wish(SimulatedProcess process) {
    Wish wish = any(WISHES);
    world.story().tell("operator", "wants " + process + " to be " + wish.word());
    process.wish(wish);
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /// Lets all go on that is paused, also by what was under way before. Who drains goes on to.
  void endPauses(List<SimulatedProcess> processes) {
    var desk = new TenantDesk(world.database());
    for (TenantDesk.Entry entry : desk.entries()) {
      if (entry.share().findCap().filter(cap -> cap == 0).isPresent()) {
        desk.set(entry.tenant(), Map.of(entry.count().lane(), entry.share().withCap(1)));
      }
    }
    processes.stream()
        .filter(process -> process.wish() == Wish.PAUSED)
        .forEach(process -> process.wish(Wish.WORKING));
  }

  /// How often a share was changed; empty while one is being changed.
  OptionalInt shareChanges() {
    return sharesBegun == sharesEnded ? OptionalInt.of(sharesEnded) : OptionalInt.empty();
  }

  /// Tells whether `task` may be as urgent as it is.
  ///
  /// @param first how urgent it was when it was ordered
  boolean explains(Task task, int first) {
    List<Integer> asked = askedPriorities.getOrDefault(task.id(), List.of());
    boolean isCertain = asked.size() == 1 && confirmed.contains(task.id());
    return isCertain
        ? asked.contains(task.priority())
        : task.priority() == first || asked.contains(task.priority());
  }
}
