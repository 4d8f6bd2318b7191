package io.kinora.cli.chaos;

import io.kinora.cli.chaos.Ground.Ports;
import io.kinora.cli.chaos.Neighbour.Received;
import io.kinora.infra.base.Pause;
import io.kinora.media.ffmpeg.FfmpegRunner;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/// A run: processes start, work is ordered, trouble is made, and when it is quiet all promises are
/// looked at.
public final class Chaos {

  private static final int SAY_EVERY_KILLS = 25;
  private static final Duration QUIET_MAX = Duration.ofMinutes(10);
  private static final Duration CALLBACKS_MAX = Duration.ofMinutes(3);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  /// The clock of the last worker is so far ahead.
  private static final int CLOCK_AHEAD_SECONDS = 240;

  private final Ground ground;
  private final ChaosPlan plan;
  private final FfmpegRunner ffmpeg;
  private final InstantSource clock;
  private final PrintWriter out;

  public Chaos(
      Ground ground, ChaosPlan plan, FfmpegRunner ffmpeg, InstantSource clock, PrintWriter out) {
    this.ground = ground;
    this.plan = plan;
    this.ffmpeg = ffmpeg;
    this.clock = clock;
    this.out = out;
  }

  /// Makes trouble as planned, and prints what came of it.
  ///
  /// @return what does not hold; empty when all does
  public List<String> run() throws IOException, InterruptedException {
    Path files = Files.createDirectories(plan.folder().resolve("files"));
    Files.createDirectories(products());
    Media.make(ffmpeg, files);
    Optional<FaultyWire> database =
        ground.database().map(it -> new FaultyWire(it.host(), it.port()));
    Optional<FaultyWire> storage = ground.storage().map(it -> new FaultyWire(it.host(), it.port()));
    int port = freePort();
    var ports = new Ports(port(database), port(storage));
    try (var neighbour = new Neighbour(files);
        var client = new Client(URI.create("http://127.0.0.1:" + port));
        var cast = new Cast(actors(port, ports))) {
      var random = new Random(plan.seed());
      var trouble = new Trouble(cast, database, storage, plan, random, clock);
      say("Starting %d processes.", plan.workers() + 1);
      cast.start();
      try (var orders = orders(client, neighbour, files, new Random(random.nextLong()))) {
        List<String> findings = run(orders, trouble, neighbour);
        cast.stop().forEach(it -> findings.add(it + " did not stop in order."));
        findings.addAll(ground.findings());
        tell(orders, trouble, neighbour, findings);
        return findings;
      }
    } finally {
      database.ifPresent(FaultyWire::close);
      storage.ifPresent(FaultyWire::close);
    }
  }

  private List<String> run(Orders orders, Trouble trouble, Neighbour neighbour)
      throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> ordering = threads.submit(() -> {
        orders.order();
        return null;
      });
      Future<?> following = threads.submit(() -> {
        orders.follow();
        return null;
      });
      trouble.run(kills -> {
        if (kills % SAY_EVERY_KILLS == 0) {
          say("%d of %d processes were killed.", kills, plan.kills());
        }
      });
      say("Waiting until it is quiet.");
      orders.enough();
      await(trouble::isOver, QUIET_MAX);
      end(ordering, QUIET_MAX);
      end(following, QUIET_MAX);
      await(ground::isQuiet, QUIET_MAX); // Also of what was ordered and never answered.
      threads.shutdownNow();
    }
    await(() -> silent(orders, neighbour).isEmpty(), CALLBACKS_MAX);
    var findings = new ArrayList<>(orders.findings());
    silent(orders, neighbour)
        .forEach(it -> findings.add("Nobody was told of the end of " + it + "."));
    neighbour.callbacks().forEach((name, received) -> {
      if (received.bodies().size() > 1) {
        findings.add("The callbacks of " + name + " differ: " + received.bodies());
      }
    });
    return findings;
  }

  /// Orders whose callback never came.
  private static List<String> silent(Orders orders, Neighbour neighbour) {
    Map<String, Received> callbacks = neighbour.callbacks();
    return orders.calledBack().stream()
        .filter(it -> !callbacks.containsKey(it) || callbacks.get(it).count() == 0)
        .toList();
  }

  /// What has not ended in time is found by its traces.
  private static void end(Future<?> work, Duration timeMax) throws InterruptedException {
    try {
      var _ = work.get(timeMax.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException _) {
      work.cancel(true);
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void await(BooleanSupplier isSo, Duration timeMax) throws InterruptedException {
    long end = clock.millis() + timeMax.toMillis();
    while (!isSo.getAsBoolean() && clock.millis() < end) {
      Pause.of(LOOK_EVERY);
    }
  }

  private Orders orders(Client client, Neighbour neighbour, Path files, Random random) {
    return new Orders(
        new TasksCustomer(client, neighbour, random),
        List.of(
            new PandaCustomer(client, neighbour, clock),
            new FactoryCustomer(client, neighbour, clock),
            new FlixcloudCustomer(client, neighbour, products()),
            new PublishingCustomer(client, files.resolve(Media.CLIP))),
        random,
        plan.openMax());
  }

  private Path products() {
    return plan.folder().resolve("products");
  }

  private List<Actor> actors(int port, Ports ports) throws IOException {
    Path tenants = plan.folder().resolve("tenants.json");
    Files.writeString(tenants, tenants());
    var shared = new ArrayList<>(ground.flags());
    shared.addAll(List.of("--bootstrap", tenants.toString()));
    shared.addAll(List.of("--transfer-folders", products().toString()));
    shared.addAll(List.of("--outbound-allow", "127.0.0.0/8"));
    shared.addAll(List.of("--public-url", "http://127.0.0.1:" + port));
    // That its process dies is never the fault of the work here.
    shared.addAll(List.of("--deaths", "1000", "--publishing-job-attempts", "100"));
    var cast = new Casting(shared, ground.environment(ports));
    var actors = new ArrayList<Actor>();
    if (plan.workers() == 0) {
      actors.add(actor("server", port, cast, List.of()));
      return actors;
    }
    actors.add(actor("api", port, cast, List.of("--roles", "api,housekeeping")));
    for (int number = 1; number <= plan.workers(); number++) {
      int ahead = number == plan.workers() ? CLOCK_AHEAD_SECONDS : 0;
      actors.add(actor(
          "worker " + number,
          freePort(),
          cast,
          List.of("--roles", "worker", "--cores", "1", "--clock-ahead", "" + ahead)));
    }
    return actors;
  }

  /// What all processes get.
  private record Casting(List<String> flags, Map<String, String> environment) {}

  private Actor actor(String name, int port, Casting cast, List<String> own) {
    String folder = name.replace(' ', '-');
    var flags = new ArrayList<>(cast.flags());
    flags.addAll(List.of("--data", plan.folder().resolve(folder).toString()));
    flags.addAll(own);
    return new Actor(name, port, flags, cast.environment(), plan.folder().resolve(folder + ".log"));
  }

  /// One tenant with a credential of each sort.
  private static String tenants() {
    return """
        {"tenants": [{"id": "chaos", "tasks": {"secret": "%s"},
          "panda": {"access_key": "%s", "secret_key": "%s", "cloud_id": "%s"},
          "factory": {"access_key": "%s", "secret_key": "%s"},
          "flixcloud": {"api_key": "%s", "recipes": [{"id": 1, "name": "chaos", "container": "mp4",
            "width": 160}]},
          "api_keys": [{"key": "%s", "scopes": ["videos:read", "videos:write"]}]}]}
        """.formatted(
            TasksCustomer.SECRET,
            PandaCustomer.ACCESS_KEY,
            PandaCustomer.SECRET_KEY,
            PandaCustomer.CLOUD,
            FactoryCustomer.ACCESS_KEY,
            FactoryCustomer.SECRET_KEY,
            FlixcloudCustomer.KEY,
            PublishingCustomer.KEY);
  }

  private static OptionalInt port(Optional<FaultyWire> wire) {
    return wire.map(it -> OptionalInt.of(it.port())).orElseGet(OptionalInt::empty);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void tell(Orders orders, Trouble trouble, Neighbour neighbour, List<String> findings) {
    say("Trouble (seed %d):", plan.seed());
    new TreeMap<>(trouble.counts()).forEach((what, count) -> say("  %5d  %s", count, what));
    say("Orders that were promised, and ended:");
    orders.endedByKind().forEach((kind, count) -> say("  %5d  %s", count, kind));
    say("  %5d  more were not answered; they may have been taken", orders.unansweredCount());
    Map<String, Received> callbacks = neighbour.callbacks();
    say(
        "Callbacks: %d taken, %d denied on purpose, %d came again, all the same.",
        callbacks.values().stream().filter(it -> it.count() > 0).count(),
        callbacks.values().stream().mapToInt(Received::denied).sum(),
        callbacks.values().stream().mapToInt(it -> Math.max(0, it.count() - 1)).sum());
    findings.forEach(it -> say("FOUND: %s", it));
    say(findings.isEmpty() ? "All promises hold." : "Findings: %d", findings.size());
  }

  private void say(String format, Object... values) {
    out.printf(format + "%n", values);
    out.flush();
  }
}
