package io.kinora.api.flixcloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.api.http.ConnectionLimits;
import io.kinora.api.http.HttpServer;
import io.kinora.api.http.HttpSettings;
import io.kinora.engine.access.Access;
import io.kinora.engine.access.FlixcloudKeys;
import io.kinora.engine.access.Tenants;
import io.kinora.engine.job.Job;
import io.kinora.engine.job.JobFollower;
import io.kinora.engine.job.JobRecords;
import io.kinora.engine.job.JobState;
import io.kinora.engine.job.Jobs;
import io.kinora.engine.job.Notices;
import io.kinora.engine.library.Library;
import io.kinora.engine.recipe.Receivers;
import io.kinora.engine.recipe.Recipes;
import io.kinora.engine.task.Callbacks;
import io.kinora.engine.task.Lane;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskSettings;
import io.kinora.engine.task.fake.FakeClock;
import io.kinora.engine.task.fake.FakeSender;
import io.kinora.engine.task.fake.FakeWork;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.base.Tracer;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SharedClock;
import io.kinora.infra.observe.Metrics;
import io.kinora.infra.observe.Readiness;
import io.kinora.infra.outbound.Guard;
import io.kinora.infra.outbound.Outbound;
import io.kinora.infra.outbound.OutboundSettings;
import io.kinora.infra.secret.MasterKey;
import io.kinora.infra.secret.Vault;
import io.kinora.infra.storage.FolderStorage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/// The whole API of Flix Cloud behind real HTTP, before a real database; only the steps of jobs are
/// stood in for. The clock stands still.
final class FlixcloudServer implements AutoCloseable {

  static final TenantId ACME = new TenantId("acme");

  /// What the steps do.
  volatile FakeWork.Body fetching = _ -> new RunResult("{}");

  volatile FakeWork.Body transcoding = _ -> new RunResult("{}");
  volatile FakeWork.Body delivering = _ -> new RunResult("{}");

  final FakeClock clock = new FakeClock();
  final Database database;
  final Recipes recipes;
  final Receivers receivers;
  final JobRecords records;
  final Jobs jobs;
  final Notices notices;
  final String key;
  final String strangersKey;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Outbound outbound;
  private final TaskEngine engine;
  private final HttpServer server;

  FlixcloudServer(Database database, Path folder, FlixcloudSettings settings) throws IOException {
    this(database, folder, settings, new FreeSpace(0));
  }

  private FlixcloudServer(
      Database database, Path folder, FlixcloudSettings settings, FreeSpace freeSpace)
      throws IOException {
    this.database = database;
    var tenants = new Tenants(database, clock);
    tenants.create(ACME);
    tenants.create(new TenantId("other"));
    var keys = new FlixcloudKeys(database, clock);
    key = keys.create(ACME).secret();
    strangersKey = keys.create(new TenantId("other")).secret();
    var vault = new Vault(MasterKey.in(folder));
    var library =
        new Library(database, FolderStorage.in(folder.resolve("files"), freeSpace), clock);
    recipes = new Recipes(database, clock);
    receivers = new Receivers(database, vault);
    records = new JobRecords(database, library, vault, clock);
    outbound =
        Outbound.open(OutboundSettings.of(Guard.allowing("127.0.0.0/8,::1/128"), "test"), clock);
    notices = new Notices(records, outbound.deliveries(), new NotificationWording(settings));
    engine = new TaskEngine(
        database,
        TaskSettings.forCores(2),
        SharedClock.alone(clock),
        List.of(
            new FakeWork("job.fetch", Lane.NET, run -> fetching.run(run)),
            new FakeWork("job.transcode", Lane.HEAVY, run -> transcoding.run(run)),
            new FakeWork("job.deliver", Lane.NET, run -> delivering.run(run))),
        new Callbacks(
            List.of(),
            List.of(new JobFollower(records, notices)),
            new FakeSender(),
            List.of(notices)));
    jobs = new Jobs(records, notices, engine);
    var parts = new FlixcloudParts(
        new Access(database),
        recipes,
        receivers,
        jobs,
        notices,
        address -> outbound.deliveries().objectionTo(address).isEmpty());
    var dialect = new FlixcloudDialect(settings, parts);
    var http = new HttpSettings(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        ConnectionLimits.byDefault(),
        Duration.ofMillis(1),
        Duration.ofSeconds(5),
        null);
    server = HttpServer.start(
        http, _ -> dialect, new Readiness(List.of()), new Metrics(), Tracer.NOBODY);
    engine.start();
  }

  static FlixcloudServer start(Path folder) throws IOException {
    var database = Database.open("jdbc:sqlite:" + folder.resolve("kinora.db"), 24);
    return new FlixcloudServer(database, folder, FlixcloudSettings.USUAL);
  }

  /// One whose disk is too full for anything.
  static FlixcloudServer startFull(Path folder) throws IOException {
    var database = Database.open("jdbc:sqlite:" + folder.resolve("kinora.db"), 24);
    var nothing = new FreeSpace(Long.MAX_VALUE);
    return new FlixcloudServer(database, folder, FlixcloudSettings.USUAL, nothing);
  }

  HttpResponse<String> post(String xml) {
    return send("POST", "/jobs", xml.getBytes(UTF_8), "Content-Type", "application/xml");
  }

  /// Asks with the credentials of acme.
  HttpResponse<String> ask(String method, String path) {
    return send(method, path, new byte[0], "Authorization", basic("name", key));
  }

  static String basic(String user, String password) {
    String text = user + ":" + password;
    return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  HttpResponse<String> send(String method, String path, byte[] body, String... headers) {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
        .method(method, BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError(failure);
    }
  }

  /// A request of acme; `more` stands behind its file locations.
  String request(String recipe, String more) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <api-request>
          <api-key>%s</api-key>
          %s
          <file-locations>
            <input><url>http://127.0.0.1:9/in.mpg</url></input>
            <output><url>ftp://127.0.0.1:9/out.flv</url>
              <parameters><user>u</user><password>hush-p&amp;ss</password></parameters></output>
          </file-locations>
          %s
        </api-request>""".formatted(key, recipe, more);
  }

  /// The number of a new job of acme.
  long job(String more) {
    HttpResponse<String> answer = post(request("<recipe-id>1</recipe-id>", more));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Long.parseLong(
        answer.body().replaceAll("(?s).*<id type=\"integer\">([0-9]+)</id>.*", "$1"));
  }

  /// Time passes meanwhile: errands are looked for now and then.
  Job awaitState(long job, JobState... states) {
    await().atMost(Duration.ofSeconds(40)).until(() -> {
      clock.turn(Duration.ofMillis(100));
      return List.of(states).contains(jobs.find(ACME, job).orElseThrow().state());
    });
    return jobs.find(ACME, job).orElseThrow();
  }

  @Override
  public void close() {
    client.close();
    server.close();
    engine.close();
    outbound.close();
    database.close();
  }
}
