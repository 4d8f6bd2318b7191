package io.kinora.engine.job;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kinora.engine.access.Tenants;
import io.kinora.engine.job.JobOrder.Location;
import io.kinora.engine.library.Library;
import io.kinora.engine.task.Callbacks;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskSettings;
import io.kinora.engine.task.fake.FakeClock;
import io.kinora.engine.task.fake.FakeSender;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SharedClock;
import io.kinora.infra.db.fake.TestDatabase;
import io.kinora.infra.outbound.Guard;
import io.kinora.infra.outbound.Outbound;
import io.kinora.infra.outbound.OutboundSettings;
import io.kinora.infra.outbound.OutboundSettings.Retries;
import io.kinora.infra.secret.MasterKey;
import io.kinora.infra.secret.Vault;
import io.kinora.infra.storage.FolderStorage;
import io.kinora.infra.transfer.S3Access;
import io.kinora.infra.transfer.TransferSettings;
import io.kinora.infra.transfer.Transfers;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.Prober;
import io.kinora.media.recipe.RecipeKitchen;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The real steps of jobs on a real database, and a customer's web server that hands out files and
/// takes some. Transfers are tried once an attempt; the clock is the test's.
final class JobBench implements AutoCloseable {

  static final TenantId ACME = new TenantId("acme");

  /// Something that the customer's server was asked.
  record Asked(String line, Instant at) {}

  final List<Asked> asked = new CopyOnWriteArrayList<>();
  final JobRecords records;
  final Jobs jobs;

  private final FakeClock clock = new FakeClock();
  private final Path site;
  private final HttpServer customer;
  private final Database database;
  private final Outbound outbound;
  private final Transfers transfers;
  private final TaskEngine engine;

  JobBench(Path folder, TestDatabase databases) throws IOException {
    site = Files.createDirectory(folder.resolve("site"));
    customer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    customer.createContext("/", this::answer);
    customer.start();
    database = databases.open(folder, 24);
    new Tenants(database, clock).create(ACME);
    var storage = FolderStorage.in(folder.resolve("files"), new FreeSpace(0));
    records = new JobRecords(
        database, new Library(database, storage, clock), new Vault(MasterKey.in(folder)), clock);
    outbound = Outbound.open(
        new OutboundSettings(
            Guard.allowing("127.0.0.1/32"),
            "Kinora/test",
            new Retries(1, Duration.ofMillis(1), Duration.ofSeconds(1)),
            new FreeSpace(0)),
        clock);
    transfers = Transfers.open(
        outbound, new TransferSettings(folder.resolve("known_hosts"), true, S3Access.amazon()));
    var notices = new Notices(records, outbound.deliveries(), (_, _) -> {
      throw new IllegalStateException("nobody is to be told");
    });
    engine = engine(folder.resolve("work"), notices);
    jobs = new Jobs(records, notices, engine);
    engine.start();
  }

  private TaskEngine engine(Path work, Notices notices) {
    var prober = new Prober(TestMedia.runner(), ProbeLimits.USUAL);
    return new TaskEngine(
        database,
        TaskSettings.forCores(2),
        SharedClock.alone(clock),
        List.of(
            new FetchFiles(records, transfers, work, 10_000_000),
            new TranscodeFile(
                records, new RecipeKitchen(TestMedia.runner(), prober, 2), work, false),
            new DeliverFiles(records, transfers, work)),
        new Callbacks(
            List.of(),
            List.of(new JobFollower(records, notices)),
            new FakeSender(),
            List.of(notices)));
  }

  /// What is below `away` it cannot do now, what is below `no` never.
  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(new Asked(exchange.getRequestMethod() + " " + path, clock.instant()));
    byte[] body = exchange.getRequestBody().readAllBytes();
    Path file = site.resolve(path.substring(1));
    if (path.startsWith("/away/") || path.startsWith("/no/")) {
      exchange.sendResponseHeaders(path.startsWith("/away/") ? 503 : 403, -1);
    } else if (exchange.getRequestMethod().equals("PUT")) {
      Files.write(file, body);
      exchange.sendResponseHeaders(201, -1);
    } else if (Files.exists(file)) {
      exchange.sendResponseHeaders(200, Files.size(file));
      Files.copy(file, exchange.getResponseBody());
    } else {
      exchange.sendResponseHeaders(404, -1);
    }
    exchange.close();
  }

  /// A file of the customer's server.
  Path file(String name) {
    return site.resolve(name);
  }

  String address(String path) {
    return "http://127.0.0.1:" + customer.getAddress().getPort() + "/" + path;
  }

  Location at(String path) {
    return new Location(address(path), null, null);
  }

  /// The job when it is at its end. Time flies meanwhile.
  Job ended(JobOrder order) throws IOException {
    long id = jobs.submit(ACME, order).id();
    await().atMost(Duration.ofSeconds(60)).until(() -> {
      clock.turn(Duration.ofSeconds(1));
      return jobs.find(ACME, id).map(Job::state).filter(JobState::isFinal).isPresent();
    });
    return jobs.find(ACME, id).orElseThrow();
  }

  /// When something was asked, in its order.
  List<Instant> timesOf(String line) {
    return asked.stream().filter(it -> it.line().equals(line)).map(Asked::at).toList();
  }

  /// A fact of the job's table, rewritten, as vacuuming databases do.
  void rewriteFacts(Job job, JobStep step) {
    database.transact(it -> {
      var task = JobTable.findTask(it.handle(), job.id(), step).orElseThrow();
      String facts = it.handle()
          .createQuery("select facts from recipe_task where task_id = :task")
          .bind("task", task.value())
          .mapTo(String.class)
          .one();
      it.handle().execute("delete from recipe_task where task_id = ?", task.value());
      JobTable.addTask(it.handle(), job.id(), step, task);
      it.handle()
          .execute("update recipe_task set facts = ? where task_id = ?", facts, task.value());
    });
  }

  @Override
  public void close() {
    engine.close();
    transfers.close();
    outbound.close();
    database.close();
    customer.stop(0);
  }
}
