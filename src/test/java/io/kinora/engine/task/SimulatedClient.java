package io.kinora.engine.task;

import io.kinora.engine.library.Sweeper;
import io.kinora.engine.task.SimulatedOrder.Ending;
import io.kinora.engine.task.fake.FakeWording;
import io.kinora.infra.base.TenantId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The clients of a simulated world: they order and cancel, and are called back. It remembers what
/// was asked for and what was answered, for [SimulatedPromises] to compare.
final class SimulatedClient {

  static final List<TenantId> TENANTS = List.of(new TenantId("acme"), new TenantId("zenith"));
  private static final List<Lane> LANES = List.of(Lane.values());
  private static final int MANY = 40;
  private static final Pattern KEY = Pattern.compile("\\b[A-Z2-7]{26}\\b");

  private final SimulatedWorld world;
  private final Random random;
  private final Map<TaskId, SimulatedOrder> orders = new LinkedHashMap<>();
  private final Set<TaskId> confirmed = new HashSet<>();
  private final Set<TaskId> cancelAsked = new HashSet<>();
  private final Set<TaskId> cancelConfirmed = new HashSet<>();
  private final Set<TaskId> helpers = new HashSet<>();
  private final Map<String, Set<String>> idsByEvent = new HashMap<>();
  private final Map<String, Integer> receipts = new HashMap<>();

  SimulatedClient(SimulatedWorld world, Random random) {
    this.world = world;
    this.random = random;
  }

  /// Asks `process` for something.
  void act(SimulatedProcess process) {
    SimulatedThread _ = switch (random.nextInt(10)) {
      case 0, 1 -> process.start("cancel", () -> process.attempt(() -> cancel(process)));
      case 2 -> process.start("change", () -> process.attempt(() -> change(process)));
      case 3 -> process.start("sweep", () -> process.attempt(() -> sweep(process)));
      default -> process.start("submit", () -> process.attempt(() -> submit(process)));
    };
  }

  private void submit(SimulatedProcess process) {
    List<SimulatedOrder> batch = batch();
    process.submit(batch.stream().map(SimulatedOrder::order).toList());
    batch.forEach(order -> confirmed.add(order.id()));
  }

  private void cancel(SimulatedProcess process) {
    List<TaskId> known = List.copyOf(orders.keySet());
    if (known.isEmpty()) {
      return;
    }
    TaskId id = known.get(random.nextInt(known.size()));
    world.story().tell("cancels " + nameOf(id.value()));
    cancelAsked.add(id);
    process
        .steps()
        .cancellation()
        .cancel(id)
        .filter(task -> task.state() instanceof TaskState.Cancelled)
        .ifPresent(task -> cancelConfirmed.add(task.id()));
  }

  /// Cancels one task and orders others, in one transaction.
  private void change(SimulatedProcess process) {
    List<TaskId> known = List.copyOf(orders.keySet());
    List<SimulatedOrder> batch = batch();
    process.parts().database().transact(transaction -> {
      if (!known.isEmpty()) {
        TaskId id = known.getFirst();
        cancelAsked.add(id);
        process.steps().cancellation().cancel(transaction, id);
      }
      var _ = process
          .steps()
          .submission()
          .submit(transaction, batch.stream().map(SimulatedOrder::order).toList());
    });
    batch.forEach(order -> confirmed.add(order.id()));
  }

  private void sweep(SimulatedProcess process) {
    try {
      var _ = new Sweeper(process.parts().database(), world.storage()).sweep(world.now());
    } catch (IOException failure) {
      world.story().tell("the sweep ends: " + failure.getMessage());
    }
  }

  /// One to four orders of a tenant, some of which come after others or after earlier ones.
  private List<SimulatedOrder> batch() {
    var batch = new ArrayList<SimulatedOrder>();
    TenantId tenant = TENANTS.get(random.nextInt(TENANTS.size()));
    List<TaskId> earlier = confirmed.stream()
        .filter(id -> order(id).tenant().equals(tenant))
        .sorted(Comparator.comparing(TaskId::value))
        .toList();
    int count = orders.size() > MANY ? 1 : 1 + random.nextInt(4);
    for (int index = 0; index < count; index++) {
      var after = new HashSet<TaskId>();
      if (index > 0 && random.nextInt(2) == 0) {
        after.add(batch.get(random.nextInt(index)).id());
      }
      if (!earlier.isEmpty() && random.nextInt(4) == 0) {
        after.add(earlier.get(random.nextInt(earlier.size())));
      }
      batch.add(newOrder(tenant, LANES.get(random.nextInt(LANES.size())), ending(), after));
    }
    return batch;
  }

  private Ending ending() {
    return switch (random.nextInt(12)) {
      case 0 -> Ending.FAILS_FOR_GOOD;
      case 1, 2 -> Ending.SUCCEEDS_AT_SECOND_TRY;
      case 3 -> world.isPatient() ? Ending.SUCCEEDS : Ending.FAILS_EACH_TIME;
      case 4 -> world.isPatient() ? Ending.SUCCEEDS : Ending.KILLS;
      default -> Ending.SUCCEEDS;
    };
  }

  private SimulatedOrder newOrder(TenantId tenant, Lane lane, Ending ending, Set<TaskId> after) {
    int number = orders.size() + 1;
    var order = new SimulatedOrder(
        id(number),
        "T" + number,
        tenant,
        lane,
        random.nextInt(3) - 1,
        ending,
        random.nextInt(4),
        random.nextInt(2) == 0,
        random.nextInt(4) > 0,
        lane == Lane.HEAVY && random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0,
        random.nextInt(8) == 0 ? 1 + random.nextInt(2) : 0,
        Set.copyOf(after),
        random.nextInt(25) == 0);
    orders.put(order.id(), order);
    return order;
  }

  /// A key that is the same in each world: the number in letters.
  private static TaskId id(int number) {
    var letters = new StringBuilder();
    for (int rest = number; rest > 0; rest /= 26) {
      letters.insert(0, (char) ('A' + rest % 26));
    }
    return new TaskId("A".repeat(26 - letters.length()) + letters);
  }

  /// Parts of the work of a task, with nothing but simple runs.
  List<TaskOrder> helpersOf(SimulatedOrder helped) {
    return IntStream.range(0, helped.helperCount())
        .mapToObj(_ -> plain(newOrder(helped.tenant(), Lane.HEAVY, Ending.SUCCEEDS, Set.of())))
        .peek(order -> helpers.add(order.id()))
        .map(SimulatedOrder::order)
        .toList();
  }

  List<TaskOrder> followUpsOf(SimulatedOrder before) {
    return IntStream.range(0, before.followUpCount())
        .mapToObj(_ -> plain(newOrder(before.tenant(), Lane.QUICK, Ending.SUCCEEDS, Set.of())))
        .map(SimulatedOrder::order)
        .toList();
  }

  /// What submits nothing itself.
  private SimulatedOrder plain(SimulatedOrder order) {
    var plain = new SimulatedOrder(
        order.id(),
        order.name(),
        order.tenant(),
        order.lane(),
        order.priority(),
        order.ending(),
        order.stepCount(),
        order.storesFile(),
        order.heedsStop(),
        0,
        0,
        order.after(),
        false);
    orders.put(plain.id(), plain);
    return plain;
  }

  Callbacks callbacks() {
    return new Callbacks(List.of(new FakeWording()), this::receive);
  }

  private CallbackAnswer receive(Callback callback) {
    SimulatedThread thread = SimulatedThread.current();
    thread.sleep(Duration.ofMillis(random.nextInt(1500)));
    world.faults().mayKill(thread.process(), "before a callback is heard");
    boolean isRefused = world.faults().refusesCallback();
    if (isRefused && random.nextBoolean()) {
      return new CallbackAnswer.Unreachable("nobody is there");
    }
    String event = callback.task() + " " + callback.order().headers().get("X-Event");
    idsByEvent.computeIfAbsent(event, _ -> new HashSet<>()).add(callback.id());
    receipts.merge(callback.id(), 1, Integer::sum);
    world.faults().mayKill(thread.process(), "after a callback was heard");
    return isRefused ? new CallbackAnswer.Refused(503) : new CallbackAnswer.Delivered(200);
  }

  SimulatedOrder order(TaskId id) {
    SimulatedOrder order = orders.get(id);
    if (order == null) {
      throw new IllegalStateException("nobody has ordered " + id);
    }
    return order;
  }

  /// As the story calls a task; what is none keeps its name.
  String nameOf(String id) {
    return orders.values().stream()
        .filter(order -> order.id().value().equals(id))
        .map(SimulatedOrder::name)
        .findFirst()
        .orElse(id);
  }

  /// A text with the names of tasks instead of their keys, and none of other keys, which are
  /// different each time.
  String named(String text) {
    return KEY.matcher(text).replaceAll(key -> {
      String name = nameOf(key.group());
      return name.equals(key.group()) ? "-" : name;
    });
  }

  Set<TaskId> confirmed() {
    return confirmed;
  }

  boolean hasAskedToCancel(TaskId id) {
    return cancelAsked.contains(id);
  }

  Set<TaskId> cancelConfirmed() {
    return cancelConfirmed;
  }

  boolean isHelper(TaskId id) {
    return helpers.contains(id);
  }

  int receipts(String callbackId) {
    return receipts.getOrDefault(callbackId, 0);
  }

  Map<String, Set<String>> idsByEvent() {
    return idsByEvent;
  }
}
