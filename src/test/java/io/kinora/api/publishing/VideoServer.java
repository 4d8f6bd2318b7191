package io.kinora.api.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.api.http.HttpServer;
import io.kinora.api.http.Routes;
import io.kinora.api.publishing.Wire.Answer;
import io.kinora.engine.access.AccessTokens;
import io.kinora.engine.access.ApiKeys;
import io.kinora.engine.access.Callers;
import io.kinora.engine.access.Clients;
import io.kinora.engine.access.Scope;
import io.kinora.engine.access.Scopes;
import io.kinora.engine.access.Tenants;
import io.kinora.engine.library.AssetId;
import io.kinora.engine.library.Library;
import io.kinora.engine.library.Maker;
import io.kinora.engine.library.NewFile;
import io.kinora.engine.publishing.Idempotency;
import io.kinora.engine.publishing.LaunchFormat;
import io.kinora.engine.publishing.OwnPosters;
import io.kinora.engine.publishing.RemoveVideo;
import io.kinora.engine.publishing.Step;
import io.kinora.engine.publishing.VideoFollower;
import io.kinora.engine.publishing.VideoRecords;
import io.kinora.engine.publishing.Videos;
import io.kinora.engine.task.Callbacks;
import io.kinora.engine.task.Lane;
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
import io.kinora.engine.webhook.WebhookRules;
import io.kinora.engine.webhook.Webhooks;
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
import io.kinora.infra.storage.Storage;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.publish.PublishSettings;
import io.kinora.media.publish.Publisher;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole publishing API behind real HTTP, before a real database and disk; only the making of
/// videos is stood in for. Files may have 1,000 bytes. The clock stands still.
final class VideoServer implements AutoCloseable {

  static final String API = "/publishing/v1";
  static final TenantId ACME = new TenantId("acme");
  static final TenantId OTHER = new TenantId("other");
  private static final String FACTS = """
      {"width":320,"height":180,"duration":3.0,"has_audio":false,"frame_rate":25,
       "renditions":[{"width":320,"height":180,"max_bitrate":150000}],
       "poster":{"file":"poster.jpg","png":"poster.png","width":320,"height":180,"time":1.0}}""";

  final FakeClock clock = new FakeClock();
  final Database database;
  final Clients clients;
  final AccessTokens tokens;
  final ApiKeys keys;
  final Tenants tenants;
  final Uploads uploads;
  final Videos videos;
  final Wire wire;
  final String key;
  final String strangersKey;

  /// What the steps do.
  volatile FakeWork.Body inspecting = _ -> new RunResult("{}");

  volatile FakeWork.Body encoding = _ -> new RunResult("{}");
  volatile FakeWork.Body finishing = this::finished;

  /// All that can be asked below the prefix of the API.
  final List<Route> routes;

  /// All that can be asked.
  final List<Route> allRoutes;

  final Idempotency idempotency;

  private final Metrics metrics = new Metrics();
  private final VideoRecords records;
  private final TaskEngine engine;
  private final Outbound outbound;
  private final HttpServer server;

  /// What is around a server.
  ///
  /// @param freeBytesMin       what must stay free on its disk
  /// @param hasPrivateWebhooks whether webhooks may lead to this machine
  /// @param storage            elsewhere; null where files are kept on this machine
  record Surroundings(
      long freeBytesMin,
      boolean hasPrivateWebhooks,
      @Nullable Storage storage) {

    static final Surroundings USUAL = new Surroundings(0, false, null);

    Guard guard() {
      var guard = new Guard(List.of());
      return hasPrivateWebhooks ? guard.withPrivate() : guard;
    }
  }

  VideoServer(Path folder, VideoRules rules, PublishingSettings settings) throws IOException {
    this(folder, rules, settings, Surroundings.USUAL);
  }

  VideoServer(Path folder, VideoRules rules, PublishingSettings settings, Surroundings surroundings)
      throws IOException {
    this.database = Database.open("jdbc:sqlite:" + folder.resolve("kinora.db"), 24);
    this.clients = new Clients(database, clock);
    this.tokens = new AccessTokens(database, clock);
    this.keys = new ApiKeys(database, clock);
    this.tenants = new Tenants(database, clock);
    tenants.create(ACME);
    tenants.create(OTHER);
    this.key = keyOf(ACME, Scope.values());
    this.strangersKey = keyOf(OTHER, Scope.values());
    var limits = new UploadRules(1_000, Duration.ofHours(24), Duration.ofDays(7));
    var freeSpace = new FreeSpace(surroundings.freeBytesMin());
    Storage storage = surroundings.storage() == null
        ? FolderStorage.in(folder.resolve("files"), new FreeSpace(0))
        : surroundings.storage();
    this.uploads = Uploads.in(
        new UploadPlace(storage, folder.resolve("up"), freeSpace), database, limits, clock);
    var library = new Library(database, storage, clock);
    this.records = new VideoRecords(database, library, clock);
    var vault = new Vault(MasterKey.in(folder));
    this.outbound = Outbound.open(OutboundSettings.of(surroundings.guard(), "test"), clock);
    var webhooks = new Webhooks(
        database,
        vault,
        outbound.deliveries(),
        WebhookRules.usual(surroundings.hasPrivateWebhooks()),
        clock);
    this.engine = new TaskEngine(
        database,
        TaskSettings.forCores(2),
        SharedClock.alone(clock),
        Stream.concat(
                Arrays.stream(Step.values()).map(this::work),
                Stream.of(new RemoveVideo(records, uploads)))
            .toList(),
        new Callbacks(
            List.of(),
            List.of(new VideoFollower(clock)),
            new FakeSender(),
            List.of(webhooks.errand())));
    this.idempotency = new Idempotency(database, Duration.ofHours(24), clock);
    this.videos = new Videos(records, uploads, engine);
    var parts = new VideoParts(
        videos,
        uploads,
        library,
        idempotency,
        new OwnPosters(records, publisher(), folder.resolve("work")),
        rules,
        vault,
        clock);
    this.routes = ApiRoutes.all(settings, parts, webhooks);
    var access = new PublishingParts(new Callers(database, clock), clients, tokens, clock);
    this.allRoutes = PublishingDialect.routes(settings, access, routes);
    var api = new PublishingDialect(settings, access, parts, webhooks);
    var media = new MediaDialect("/media", records, new Passes(vault, rules.passLife(), clock));
    this.server = HttpServer.start(
        PublishingServer.httpSettings(),
        Routes.byPrefix(Map.of("/media/", media), api),
        new Readiness(List.of()),
        metrics,
        Tracer.NOBODY);
    this.wire = new Wire(server.port());
    engine.start();
  }

  static VideoServer start(Path folder) throws IOException {
    return start(folder, VideoRules.USUAL);
  }

  /// One whose files are kept elsewhere.
  static VideoServer start(Path folder, Storage storage) throws IOException {
    return new VideoServer(
        folder,
        VideoRules.USUAL,
        PublishingSettings.at(URI.create("https://media.example")),
        new Surroundings(0, false, storage));
  }

  static VideoServer start(Path folder, VideoRules rules) throws IOException {
    return new VideoServer(
        folder, rules, PublishingSettings.at(URI.create("https://media.example")));
  }

  static VideoRules rules(int openSlotsMax, long tenantBytesMax) {
    return new VideoRules(
        "/media", LaunchFormat.HLS, Duration.ofHours(6), openSlotsMax, tenantBytesMax);
  }

  private static Publisher publisher() {
    return new Publisher(
        TestMedia.runner(),
        new PublishSettings(Duration.ofHours(4), 1080, Duration.ofSeconds(4), 2));
  }

  private Work work(Step step) {
    Lane lane = step == Step.ENCODE ? Lane.BULK : Lane.QUICK;
    return new FakeWork(step.kind(), lane, run -> switch (step) {
      case INSPECT -> inspecting.run(run);
      case ENCODE -> encoding.run(run);
      case FINISH -> finishing.run(run);
    });
  }

  RunResult finished(Run run) {
    var maker = new Maker(run.tenant(), new AssetId(run.id().value()), run.attempt(), run.kind());
    List<NewFile> files = List.of(
        file(maker, "master.m3u8", "application/vnd.apple.mpegurl", "#EXTM3U"),
        file(maker, "video.mp4", "video/mp4", "film"),
        file(maker, "poster.jpg", "image/jpeg", "poster"),
        file(maker, "poster.png", "image/png", "poster"));
    return new RunResult("{}", handle -> {
      records.library().keep(maker, files).run(handle);
      records.ready(VideoRecords.of(run), FACTS).run(handle);
    });
  }

  private NewFile file(Maker maker, String name, String type, String text) {
    try {
      return records
          .library()
          .put(maker, name, type, new ByteArrayInputStream(text.getBytes(UTF_8)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  int port() {
    return server.port();
  }

  String keyOf(TenantId tenant, Scope... scopes) {
    return keys.create(tenant, Scopes.of(scopes), null).secret();
  }

  /// Asks as acme.
  Answer ask(String method, String path, String... headers) {
    return send(method, path, "", headers);
  }

  Answer send(String method, String path, String body, String... headers) {
    return sendAs(key, method, path, body, headers);
  }

  Answer sendAs(String credential, String method, String path, String body, String... headers) {
    return wire.send(
        method,
        API + path,
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
        with(credential, headers));
  }

  static String[] with(String credential, String... headers) {
    return Stream.concat(Stream.of("Authorization", "Bearer " + credential), Stream.of(headers))
        .toArray(String[]::new);
  }

  /// The id of a new slot of acme.
  String slot(String json) {
    Answer answer = send("POST", "/videos", json, "Content-Type", "application/json");
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.value("id");
  }

  /// The id of a new video of acme that is ready.
  String readyVideo(String json) {
    String id = slot(json);
    upload(id);
    awaitPhase(id, "ready");
    return id;
  }

  void upload(String id) {
    assertThat(send("PUT", "/videos/" + id + "/content", "film").status()).isEqualTo(204);
  }

  void awaitPhase(String id, String phase) {
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> get("/videos/" + id + "/status").path("phase").asString().equals(phase));
  }

  JsonNode get(String path) {
    Answer answer = ask("GET", path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  /// The path of an address that an answer gave.
  static String path(JsonNode address) {
    return URI.create(address.asString()).getPath();
  }

  @Override
  public void close() {
    wire.close();
    server.close();
    engine.close();
    outbound.close();
    database.close();
  }
}
