package io.kinora.api.panda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.api.http.ConnectionLimits;
import io.kinora.api.http.HttpServer;
import io.kinora.api.http.HttpSettings;
import io.kinora.api.http.Routes;
import io.kinora.api.panda.fake.PandaClient;
import io.kinora.api.panda.fake.PandaClient.Keys;
import io.kinora.engine.access.Tenants;
import io.kinora.engine.cloud.Accounts;
import io.kinora.engine.cloud.CloudFollower;
import io.kinora.engine.cloud.CloudNotices;
import io.kinora.engine.cloud.CloudRecords;
import io.kinora.engine.cloud.Clouds;
import io.kinora.engine.cloud.EncodeVideo;
import io.kinora.engine.cloud.Encodings;
import io.kinora.engine.cloud.FetchVideo;
import io.kinora.engine.cloud.MakePlaylists;
import io.kinora.engine.cloud.ObjectId;
import io.kinora.engine.cloud.PreviewVideo;
import io.kinora.engine.cloud.Profiles;
import io.kinora.engine.cloud.RemoveFiles;
import io.kinora.engine.cloud.UploadSessions;
import io.kinora.engine.cloud.UsedSignatures;
import io.kinora.engine.cloud.Videos;
import io.kinora.engine.cloud.Watermarks;
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
import io.kinora.engine.upload.UploadPlace;
import io.kinora.engine.upload.UploadRules;
import io.kinora.engine.upload.Uploads;
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
import io.kinora.infra.transfer.S3Access;
import io.kinora.infra.transfer.TransferSettings;
import io.kinora.infra.transfer.Transfers;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.preset.EncodingKitchen;
import io.kinora.media.preset.SourceReading;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.Prober;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The whole API of Panda behind real HTTP, before a real database, with real files and encoders.
/// The clock stands still.
final class PandaServer implements AutoCloseable {

  static final String CLOUD = "e122090f4e506ae9ee266c3eb78a8b67";
  static final Keys KEYS = new Keys("my_access_key", "my_secret_key", CLOUD);
  static final long UPLOAD_MAX = 1 << 20;

  /// What encoding does instead, where a test says so.
  interface Encoding {
    RunResult run(Run run) throws InterruptedException;
  }

  final FakeClock clock = new FakeClock();
  final Database database;
  final CloudRecords records;
  final Library library;
  final PandaClient client;
  final CloudNotices notices;
  final UploadSessions sessions;
  final URI address;

  private final Outbound outbound;
  private final Transfers transfers;
  private final TaskEngine engine;
  private final HttpServer server;
  private final Encoding real;
  private volatile Encoding encoding;

  PandaServer(Database database, Path folder, PandaSettings.Auth auth) throws IOException {
    this.database = database;
    var acme = new TenantId("acme");
    var other = new TenantId("other");
    var tenants = new Tenants(database, clock);
    tenants.create(acme);
    tenants.create(other);
    var vault = new Vault(MasterKey.in(folder));
    var storage = FolderStorage.in(folder.resolve("files"), new FreeSpace(0));
    library = new Library(database, storage, clock);
    records = new CloudRecords(database, library, vault, clock);
    var accounts = new Accounts(database, vault, clock);
    database.transact(it -> {
      accounts.insert(
          it.handle(),
          acme,
          new Accounts.Wanted(KEYS.accessKey(), KEYS.secretKey(), new ObjectId(CLOUD), null));
      accounts.insert(
          it.handle(),
          other,
          new Accounts.Wanted("stranger", "stranger_secret", ObjectId.random(), null));
    });
    outbound =
        Outbound.open(OutboundSettings.of(Guard.allowing("127.0.0.0/8,::1/128"), "test"), clock);
    transfers = Transfers.open(
        outbound, new TransferSettings(folder.resolve("known_hosts"), false, S3Access.amazon()));
    var prober = new Prober(TestMedia.runner(), ProbeLimits.USUAL);
    var reading = new SourceReading(TestMedia.runner(), prober);
    var kitchen = new EncodingKitchen(TestMedia.runner(), prober, 2);
    Path work = Files.createDirectories(folder.resolve("work"));
    var wording = new NoticeForms("encoding-complete");
    var encode = new EncodeVideo(
        records,
        wording,
        kitchen,
        new Watermarks(transfers),
        new EncodeVideo.Place(work, "http://127.0.0.1:1"));
    real = encode::run;
    encoding = real;
    List<Work> works = List.of(
        new FetchVideo(
            records, wording, transfers, reading, new FetchVideo.Limits(work, UPLOAD_MAX)),
        new FakeWork(encode.kind(), encode.lane(), run -> encoding.run(run)),
        new PreviewVideo(records, kitchen, work));
    notices = new CloudNotices(records, outbound.deliveries());
    engine = new TaskEngine(
        database,
        TaskSettings.forCores(2),
        SharedClock.alone(clock),
        works,
        new Callbacks(
            List.of(),
            List.of(new CloudFollower(records, wording)),
            new FakeSender(),
            List.of(notices, new MakePlaylists(records, wording), new RemoveFiles(library))));
    var videos =
        new Videos(records, wording, engine, new Videos.Arriving(reading, work, new FreeSpace(0)));
    var rules = new UploadRules(UPLOAD_MAX, Duration.ofDays(1), Duration.ofDays(30));
    var place = new UploadPlace(storage, folder.resolve("uploads"), new FreeSpace(0));
    Uploads uploads = Uploads.in(place, database, rules, clock);
    sessions = new UploadSessions(records, uploads, videos);
    var parts = new PandaParts(
        new Clouds(records),
        videos,
        new Encodings(records, wording, engine),
        new Profiles(records),
        sessions,
        notices,
        new UsedSignatures(database, clock),
        target -> outbound.deliveries().objectionTo(target).isEmpty(),
        clock);
    var settings = new PandaSettings(
        URI.create("http://media.example"), UPLOAD_MAX, auth, "encoding-complete", 307);
    var dialect = new PandaDialect(settings, parts);
    var http = new HttpSettings(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        ConnectionLimits.byDefault(),
        Duration.ofMillis(1),
        Duration.ofSeconds(5),
        null);
    Routes routes =
        Routes.byPrefix(Map.of(StoreDialect.PREFIX, new StoreDialect(records)), dialect);
    server = HttpServer.start(http, routes, new Readiness(List.of()), new Metrics(), Tracer.NOBODY);
    address = URI.create("http://127.0.0.1:" + server.port());
    client = new PandaClient(address, KEYS, clock);
    engine.start();
  }

  static PandaServer start(Path folder) throws IOException {
    var database = Database.open("jdbc:sqlite:" + folder.resolve("kinora.db"), 24);
    return new PandaServer(database, folder, new PandaSettings.Auth(true, true, List.of()));
  }

  /// From now on encoding does this.
  void encodeBy(Encoding other) {
    encoding = other;
  }

  /// Encoding is real again.
  void encodeReally() {
    encoding = real;
  }

  /// Waits until a file is in the bucket.
  void awaitStored(String path) {
    await().atMost(Duration.ofSeconds(60)).until(() -> stored(path).statusCode() == 200);
  }

  PandaClient stranger() {
    return new PandaClient(address, new Keys("stranger", "stranger_secret", ""), clock);
  }

  /// A small clip, uploaded by the second version; all profiles of the cloud encode it.
  JsonNode video(Path clip, String... parameters) {
    HttpResponse<String> answer = client.upload("/v2/videos.json", clip, parameters);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return PandaClient.json(answer);
  }

  /// What the second version says of something, once `member` of it is `value`.
  JsonNode awaited(String path, String member, String value) {
    await().atMost(Duration.ofSeconds(60)).until(() -> {
      clock.turn(Duration.ofMillis(50));
      return PandaClient.json(client.get(path)).path(member).asString("").equals(value);
    });
    return PandaClient.json(client.get(path));
  }

  /// The status of a file in a bucket.
  HttpResponse<String> stored(String path) {
    String bucket = PandaClient.json(client.get("/v2/clouds/" + CLOUD + ".json"))
        .path("s3_videos_bucket")
        .asString();
    return client.send("GET", "/store/" + bucket + "/" + path, BodyPublishers.noBody());
  }

  @Override
  public void close() {
    client.close();
    server.close();
    engine.close();
    transfers.close();
    outbound.close();
    database.close();
  }
}
