package io.kinora.api.factory;

import static org.awaitility.Awaitility.await;

import io.kinora.api.factory.fake.FactoryClient;
import io.kinora.api.factory.fake.FactoryClient.Keys;
import io.kinora.api.http.ConnectionLimits;
import io.kinora.api.http.HttpServer;
import io.kinora.api.http.HttpSettings;
import io.kinora.api.http.Routes;
import io.kinora.engine.access.Tenants;
import io.kinora.engine.connection.Connections;
import io.kinora.engine.connection.Connectors;
import io.kinora.engine.connection.Platforms;
import io.kinora.engine.delivery.Carriers;
import io.kinora.engine.film.Definitions;
import io.kinora.engine.film.DeliverFilm;
import io.kinora.engine.film.FilmAccounts;
import io.kinora.engine.film.FilmFollower;
import io.kinora.engine.film.FilmKeeping;
import io.kinora.engine.film.FilmNotices;
import io.kinora.engine.film.FilmRecords;
import io.kinora.engine.film.RenderFilm;
import io.kinora.engine.film.Renditions;
import io.kinora.engine.filming.Filming;
import io.kinora.engine.library.Library;
import io.kinora.engine.task.Callbacks;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskSettings;
import io.kinora.engine.task.Work;
import io.kinora.engine.task.fake.FakeClock;
import io.kinora.engine.task.fake.FakeSender;
import io.kinora.engine.task.fake.FakeWork;
import io.kinora.engine.work.LibraryOutputs;
import io.kinora.engine.work.SecretParameters;
import io.kinora.engine.work.Sources;
import io.kinora.engine.work.Workshop;
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
import io.kinora.infra.platform.Facebook;
import io.kinora.infra.platform.Platform;
import io.kinora.infra.platform.Vimeo;
import io.kinora.infra.platform.YouTube;
import io.kinora.infra.secret.MasterKey;
import io.kinora.infra.secret.Vault;
import io.kinora.infra.storage.FolderStorage;
import io.kinora.infra.transfer.S3Access;
import io.kinora.infra.transfer.TransferSettings;
import io.kinora.infra.transfer.Transfers;
import io.kinora.media.audio.SoundAnalysis;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.image.Pictures;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.Prober;
import io.kinora.media.render.FilmRenderer;
import io.kinora.media.render.RenderSettings;
import io.kinora.media.transcode.Transcoder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole API of Stupeflix behind real HTTP, before a real database, with real films. The clock
/// stands still at the moment of the contract's vectors.
final class FactoryServer implements AutoCloseable {

  static final Keys KEYS =
      new Keys("AKTEST0123456789abcd", "0123456789abcdef0123456789ABCDEF01234567");

  /// Another key of the same tenant.
  static final Keys SECOND =
      new Keys("AKSECOND456789abcdef", "ABCDEF01234567890123456789abcdef01234567");

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final long VECTORS_AT = 1_300_000_000;

  /// What making films does instead, where a test says so.
  interface Making {
    RunResult run(Run run) throws InterruptedException;
  }

  final FakeClock clock = new FakeClock();
  final Database database;
  final FilmAccounts accounts;
  final FilmRecords records;
  final FilmKeeping keeping;
  final FactoryClient client;
  final Making real;

  private final Outbound outbound;
  private final Transfers transfers;
  private final TaskEngine engine;
  private final HttpServer server;
  private volatile Making making;

  FactoryServer(Database database, Path folder, boolean isLenient) throws IOException {
    this(database, folder, isLenient, new FreeSpace(0));
  }

  /// @param freeSpace what must stay free of the disk that definitions and films come to
  FactoryServer(Database database, Path folder, boolean isLenient, FreeSpace freeSpace)
      throws IOException {
    this.database = database;
    turnTo(VECTORS_AT);
    var acme = new TenantId("acme");
    new Tenants(database, clock).create(acme);
    var vault = new Vault(MasterKey.in(folder));
    var library =
        new Library(database, FolderStorage.in(folder.resolve("files"), freeSpace), clock);
    records = new FilmRecords(database, library, vault, clock);
    accounts = new FilmAccounts(database, vault, clock);
    database.transact(it -> {
      for (Keys keys : List.of(KEYS, SECOND)) {
        accounts.insert(
            it.handle(), acme, new FilmAccounts.Wanted(keys.accessKey(), keys.secretKey()));
      }
    });
    outbound =
        Outbound.open(OutboundSettings.of(Guard.allowing("127.0.0.0/8,::1/128"), "test"), clock);
    transfers = Transfers.open(
        outbound, new TransferSettings(folder.resolve("known_hosts"), true, S3Access.amazon()));
    Path work = Files.createDirectories(folder.resolve("work"));
    Workshop workshop = workshop(folder, library, vault);
    var settings = new FactorySettings(
        URI.create("http://media.example"),
        "stupeflix-1.0",
        isLenient,
        Duration.ofMinutes(15),
        Duration.ofHours(24));
    var addresses = new StorageAddresses(settings, vault, clock);
    var words = new FilmWords(addresses);
    var letters = FilmNotices.box(records, outbound.deliveries());
    var platforms = new Platforms(
        new Connectors(Set.of(Platform.values())),
        new YouTube(outbound.calls(), YouTube.Settings.usual()),
        new Vimeo(outbound.calls(), Vimeo.Settings.usual(), clock),
        new Facebook(outbound.calls(), Facebook.Settings.usual()),
        new Connections(database, vault, clock));
    var carriers = new Carriers(outbound.calls(), transfers, platforms);
    var render = new RenderFilm(records, words, letters, workshop);
    real = render::run;
    making = real;
    List<Work> works = List.of(
        new FakeWork(render.kind(), render.lane(), run -> making.run(run)),
        new DeliverFilm(records, words, letters, workshop, carriers));
    engine = new TaskEngine(
        database,
        TaskSettings.forCores(2),
        SharedClock.alone(clock),
        works,
        new Callbacks(
            List.of(),
            List.of(new FilmFollower(records, words, letters)),
            new FakeSender(),
            List.of(letters)));
    var definitions = new Definitions(records, work, freeSpace);
    keeping = new FilmKeeping(
        records,
        letters,
        new FilmKeeping.Lives(Duration.ofDays(1), Duration.ofDays(30), Duration.ofDays(30)));
    var parts = new FactoryParts(
        accounts,
        records,
        definitions,
        new Renditions(records, words, letters, definitions, engine),
        addresses,
        engine,
        outbound.deliveries());
    var http = new HttpSettings(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        ConnectionLimits.byDefault(),
        Duration.ofMillis(1),
        Duration.ofSeconds(5),
        null);
    Routes routes = Routes.byPrefix(
        Map.of(
            StorageAddresses.PREFIX, new FactoryStorageDialect(parts),
            EditorDialect.PREFIX, new EditorDialect()),
        new FactoryDialect(settings, parts));
    server = HttpServer.start(http, routes, new Readiness(List.of()), new Metrics(), Tracer.NOBODY);
    client = client(KEYS);
    engine.start();
  }

  private Workshop workshop(Path folder, Library library, Vault vault) {
    var prober = new Prober(TestMedia.runner(), ProbeLimits.USUAL);
    var renderer = new FilmRenderer(
        TestMedia.runner(), prober, folder.resolve("cache"), RenderSettings.of("ultrafast", 2));
    return new Workshop(
        new Sources(outbound.downloads(), transfers, library, List.of()),
        new LibraryOutputs(library),
        prober,
        Pictures.with(TestMedia.runner()),
        renderer,
        new Filming(library, renderer, "test", folder.resolve("work"), clock),
        SoundAnalysis.with(TestMedia.runner()),
        new SecretParameters(vault),
        new Transcoder(TestMedia.runner(), prober, 2),
        folder.resolve("work"));
  }

  static FactoryServer start(Path folder) throws IOException {
    return start(folder, false);
  }

  static FactoryServer start(Path folder, boolean isLenient) throws IOException {
    var database = Database.open("jdbc:sqlite:" + folder.resolve("kinora.db"), 24);
    return new FactoryServer(database, folder, isLenient);
  }

  FactoryClient client(Keys keys) {
    return new FactoryClient(server.port(), keys, clock);
  }

  int port() {
    return server.port();
  }

  void turnTo(long epochSecond) {
    clock.turn(Duration.ofSeconds(epochSecond - clock.instant().getEpochSecond()));
  }

  /// From now on making films does this.
  void makeBy(Making other) {
    making = other;
  }

  /// Makes a film after all, for those who only wanted it later.
  RunResult make(Run run) throws InterruptedException {
    return real.run(run);
  }

  /// Making is real again.
  void makeReally() {
    making = real;
  }

  /// What is told of a profile: its inner object.
  JsonNode status(String film, String profile) {
    JsonNode page =
        JSON.readTree(client.get("/" + film + "/" + profile + "/status/").text());
    return page.path(0).path("status");
  }

  /// The same, once it is in a state.
  JsonNode awaited(String film, String profile, String state) {
    await().atMost(Duration.ofSeconds(60)).until(() -> {
      clock.turn(Duration.ofMillis(50));
      return status(film, profile).path("status").asString("").equals(state);
    });
    return status(film, profile);
  }

  @Override
  public void close() {
    server.close();
    engine.close();
    transfers.close();
    outbound.close();
    database.close();
  }
}
