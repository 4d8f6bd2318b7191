package io.kinora;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.kinora.engine.machine.Worker;
import io.kinora.engine.machine.Workers;
import io.kinora.engine.task.EngineNumbers;
import io.kinora.engine.task.TaskAudit;
import io.kinora.engine.task.Unserved;
import io.kinora.infra.db.Database;
import io.kinora.infra.observe.Metrics;
import io.kinora.infra.observe.Metrics.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows how much there is to do on the database, at the processes that keep house: of hundreds not
/// each needs to count all tasks. It is read on a thread of its own: nobody who looks at the
/// numbers waits for it.
final class EngineGauges implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EngineGauges.class);

  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Duration AUDIT_EVERY = Duration.ofMinutes(1);

  /// With very many tasks a look takes long: a twentieth of the time is enough for it.
  private static final int PAUSE_OF_LOOK = 20;

  private final Metrics metrics;
  private final Database database;
  private final InstantSource clock;
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().name("gauges").daemon().factory());
  private volatile Instant lastLook;

  EngineGauges(Metrics metrics, Database database, InstantSource clock) {
    this.metrics = metrics;
    this.database = database;
    this.clock = clock;
    this.lastLook = clock.instant();
  }

  void start() {
    metrics.gauge(
        "engine.look.age.seconds", () -> seconds(Duration.between(lastLook, clock.instant())));
    repeat(this::look, EVERY);
    repeat(this::audit, AUDIT_EVERY);
  }

  private void repeat(Runnable look, Duration every) {
    thread.execute(() -> {
      Instant start = clock.instant();
      attempt(look);
      Duration took = Duration.between(start, clock.instant());
      Duration pause = took.multipliedBy(PAUSE_OF_LOOK);
      long millis = Math.max(every.toMillis(), pause.toMillis());
      var _ = thread.schedule(() -> repeat(look, every), millis, TimeUnit.MILLISECONDS);
    });
  }

  /// The numbers stay as they were; that they get old is a number, too.
  private static void attempt(Runnable look) {
    try {
      look.run();
    } catch (RuntimeException failure) {
      LOG.debug("The numbers of the engine could not be read; they are read again.", failure);
    }
  }

  /// Reads all numbers once.
  void look() {
    EngineNumbers numbers = EngineNumbers.read(database, clock.instant());
    show("engine.queue.tasks", numbers.queues(), EngineGauges::queue, it -> it.tasks());
    show(
        "engine.queue.oldest.seconds",
        numbers.queues(),
        EngineGauges::queue,
        it -> seconds(it.oldest()));
    show("engine.tenant.tasks", numbers.longest(), EngineGauges::tags, it -> it.tasks());
    show(
        "engine.tenant.oldest.seconds",
        numbers.longest(),
        EngineGauges::tags,
        it -> seconds(it.oldest()));
    single("engine.callbacks.waiting", numbers.callbacksWaiting());
    single("engine.callbacks.oldest.seconds", seconds(numbers.oldestCallback()));
    showWorkers(new Workers(database).all());
    show("engine.unserved.tasks", Unserved.all(database), EngineGauges::tags, Unserved::tasks);
    lastLook = clock.instant();
  }

  private static Map<String, String> queue(EngineNumbers.Queue queue) {
    return Map.of("lane", queue.lane().key(), "state", queue.state());
  }

  private static Map<String, String> tags(EngineNumbers.TenantQueue queue) {
    return Map.of("tenant", queue.tenant().value(), "lane", queue.lane().key());
  }

  private static Map<String, String> tags(Unserved unserved) {
    String label = unserved.label() == null ? "-" : unserved.label();
    return Map.of("lane", unserved.lane().key(), "label", label);
  }

  private void showWorkers(List<Worker> workers) {
    Map<String, Long> byState = workers.stream()
        .filter(Worker::hasThreads)
        .collect(groupingBy(WorkerList::state, counting()));
    show(
        "engine.workers",
        List.copyOf(byState.entrySet()),
        it -> Map.of("state", it.getKey()),
        Map.Entry::getValue);
  }

  /// Counts what nobody will do; it should stay zero.
  void audit() {
    List<TaskAudit.Finding> unowned = new TaskAudit(database).unowned();
    single("engine.unowned.tasks", unowned.size());
    single(
        "engine.unowned.oldest.seconds",
        seconds(EngineNumbers.oldest(
            database, unowned.stream().map(TaskAudit.Finding::subject).toList(), clock.instant())));
  }

  private <T> void show(
      String name, List<T> rows, Function<T, Map<String, String>> tags, Function<T, Number> value) {
    metrics.show(
        name,
        rows.stream().map(it -> new Reading(tags.apply(it), value.apply(it))).toList());
  }

  private void single(String name, Number value) {
    metrics.show(name, List.of(new Reading(Map.of(), value)));
  }

  private static double seconds(Duration length) {
    return length.toMillis() / 1000.0;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
