package io.kinora.engine.task;

import io.kinora.engine.library.AssetId;
import io.kinora.engine.library.Maker;
import io.kinora.engine.library.NewFile;
import io.kinora.infra.base.Failure;
import io.kinora.infra.db.SqlWork;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// What runs of simulated tasks do: what their [SimulatedOrder] says, at the pace of the seed.
record SimulatedWork(SimulatedWorld world, SimulatedProcess process, Lane lane) implements Work {

  private static final int LOOKS_MAX = 12;

  static List<Work> all(SimulatedWorld world, SimulatedProcess process) {
    return Arrays.stream(Lane.values())
        .<Work>map(lane -> new SimulatedWork(world, process, lane))
        .toList();
  }

  @Override
  public String kind() {
    return lane.key();
  }

  /// Without chance: the seed decides all.
  @Override
  public List<Duration> pauses() {
    return List.of(Duration.ofSeconds(1), Duration.ofSeconds(3));
  }

  @Override
  public RunResult run(Run run) throws InterruptedException {
    try {
      return work(run);
    } catch (InterruptedException stop) {
      world.fairness().stopped(run.id());
      throw stop;
    }
  }

  private RunResult work(Run run) throws InterruptedException {
    SimulatedOrder order = world.client().order(run.id());
    for (int step = 0; step < order.stepCount(); step++) {
      rest(order);
      report(run, step);
      mayGiveWay(run);
    }
    if (order.helperCount() > 0) {
      beHelped(run, order);
    }
    return switch (order.ending()) {
      case SUCCEEDS -> result(run, order);
      case SUCCEEDS_AT_SECOND_TRY -> {
        if (run.attempt() == 1) {
          throw failure(SimulatedOrder.BROKEN_LINK);
        }
        yield result(run, order);
      }
      case FAILS_EACH_TIME -> throw failure(SimulatedOrder.BROKEN_LINK);
      case FAILS_FOR_GOOD -> throw failure(SimulatedOrder.NO_IMAGE);
      case KILLS -> throw world.faults().kill(process, "its work");
    };
  }

  private static RuntimeException failure(Failure failure) {
    return failure.asException();
  }

  private void rest(SimulatedOrder order) throws InterruptedException {
    int millisMax = world.random().nextInt(8) == 0 ? 9_000 : 900;
    SimulatedThread.current().sleep(Duration.ofMillis(world.random().nextInt(millisMax)));
    if (order.heedsStop() && Thread.interrupted()) {
      throw new InterruptedException("the work was stopped");
    }
  }

  private void report(Run run, int step) throws InterruptedException {
    switch (world.random().nextInt(5)) {
      case 0, 1 -> run.progress(world.random().nextInt(101));
      case 2 -> run.phase(step % 2 == 0 ? "draw" : "join");
      case 3 -> run.partial("one", "{\"step\":" + step + "}", partRow(run, step));
      default -> world.story().tell("goes on");
    }
  }

  /// Some work asks between its steps whether it is in the way of other work.
  private void mayGiveWay(Run run) throws InterruptedException {
    if (world.random().nextBoolean()) {
      return;
    }
    var isWanted = new AtomicBoolean();
    SimulatedThread.current().holdTurn(() -> isWanted.set(run.shouldYield()));
    if (isWanted.get()) {
      world.story().tell("may give way");
      SimulatedThread.current().step();
      SimulatedThread.current().holdTurn(run::giveWay);
    }
  }

  private static SqlWork partRow(Run run, int step) {
    return handle ->
        handle.execute("""
        insert into part_effect (task_id, attempt, part, last)
        select id, ?, ?, attempt from task where id = ?""", run.attempt(), String.valueOf(step), run.id().value());
  }

  /// Has helpers, waits for them for a while, and ends those that are not needed any more.
  private void beHelped(Run run, SimulatedOrder order) throws InterruptedException {
    if (run.helpers().all().isEmpty()) {
      var _ = run.helpers().submit(world.client().helpersOf(order));
    }
    for (int look = 0; look < LOOKS_MAX && hasOpenHelper(run); look++) {
      rest(order);
    }
    for (Task helper : run.helpers().all()) {
      if (!helper.isFinal() && !run.helpers().withdraw(helper.id())) {
        if (world.random().nextBoolean()) {
          run.helpers().end(helper.id());
        }
      }
    }
  }

  private static boolean hasOpenHelper(Run run) throws InterruptedException {
    return run.helpers().all().stream().anyMatch(helper -> !helper.isFinal());
  }

  private RunResult result(Run run, SimulatedOrder order) {
    SqlWork effect = handle -> handle.execute(
        "insert into effect (task_id, attempt) values (?, ?)", run.id().value(), run.attempt());
    SqlWork file = order.storesFile() ? stored(run) : SqlWork.NOTHING;
    SqlWork rows = handle -> Stream.of(effect, file).forEach(it -> it.run(handle));
    return new RunResult("{}", rows, world.client().followUpsOf(order));
  }

  private SqlWork stored(Run run) {
    var maker = new Maker(run.tenant(), new AssetId(run.id().value()), run.attempt(), run.kind());
    var bytes = new ByteArrayInputStream("a picture".getBytes(StandardCharsets.UTF_8));
    try {
      NewFile file = process.library().put(maker, "picture.png", "image/png", bytes);
      return process.library().keep(maker, List.of(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
