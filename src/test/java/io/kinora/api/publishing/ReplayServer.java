package io.kinora.api.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.api.http.ConnectionLimits;
import io.kinora.api.http.HttpServer;
import io.kinora.api.http.HttpSettings;
import io.kinora.api.openapi.Replay;
import io.kinora.api.openapi.Seen;
import io.kinora.engine.access.AccessTokens;
import io.kinora.engine.access.ApiKeys;
import io.kinora.engine.access.Callers;
import io.kinora.engine.access.Client;
import io.kinora.engine.access.Clients;
import io.kinora.engine.access.Scope;
import io.kinora.engine.access.Scopes;
import io.kinora.engine.access.Tenants;
import io.kinora.engine.library.Library;
import io.kinora.engine.publishing.Idempotency;
import io.kinora.engine.publishing.LaunchFormat;
import io.kinora.engine.publishing.Step;
import io.kinora.engine.publishing.VideoFollower;
import io.kinora.engine.publishing.VideoId;
import io.kinora.engine.publishing.VideoRecords;
import io.kinora.engine.publishing.Videos;
import io.kinora.engine.task.Callbacks;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskSettings;
import io.kinora.engine.task.Work;
import io.kinora.engine.task.fake.FakeSender;
import io.kinora.engine.task.fake.FakeWork;
import io.kinora.engine.upload.UploadLockedException;
import io.kinora.engine.upload.UploadRules;
import io.kinora.engine.upload.Uploads;
import io.kinora.engine.upload.Writing;
import io.kinora.engine.webhook.WebhookRules;
import io.kinora.engine.webhook.Webhooks;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.observe.Metrics;
import io.kinora.infra.observe.Readiness;
import io.kinora.infra.outbound.Guard;
import io.kinora.infra.outbound.Outbound;
import io.kinora.infra.outbound.OutboundSettings;
import io.kinora.infra.secret.MasterKey;
import io.kinora.infra.secret.Vault;
import io.kinora.infra.storage.FolderStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The whole publishing API behind real HTTP, before a real database and a real disk; only the
/// making of videos is stood in for: a file that begins with `junk` fails. Files may have 1,000
/// bytes. All that is asked is kept in a [Replay].
final class ReplayServer implements AutoCloseable {

  static final String API = "/publishing/v1";
  static final TenantId ACME = new TenantId("acme");
  static final PublishingSettings USUAL =
      PublishingSettings.at(URI.create("https://media.example"));

  private static final String FACTS = """
      {"width":320,"height":180,"duration":3.0,"has_audio":false,"frame_rate":25.0,
       "renditions":[{"width":320,"height":180,"max_bitrate":150000}],
       "poster":{"width":320,"height":180,"time":1.0}}""";

  final Replay replay;
  final Database database;
  final Idempotency idempotency;
  final Uploads uploads;
  final String secret;
  final String key;
  final String readingKey;
  final List<Route> routes;

  private final VideoRecords records;
  private final TaskEngine engine;
  private final Outbound outbound;
  private final Metrics metrics = new Metrics();
  private final HttpServer server;

  /// @param openSlotsMax of a tenant
  /// @param freeBytesMin what must stay free on the disk
  ReplayServer(
      Replay replay, Path folder, PublishingSettings settings, long openSlotsMax, long freeBytesMin)
      throws IOException {
    InstantSource clock = InstantSource.system();
    this.replay = replay;
    this.database = Database.open("jdbc:sqlite:" + folder.resolve("kinora.db"), 8);
    new Tenants(database, clock).create(ACME);
    var clients = new Clients(database, clock);
    this.secret = clients
        .create(new Client("office", ACME, Scopes.of(Scope.values())))
        .orElseThrow()
        .secret();
    var keys = new ApiKeys(database, clock);
    this.key = keys.create(ACME, Scopes.of(Scope.values()), null).secret();
    this.readingKey = keys.create(ACME, Scopes.of(Scope.VIDEOS_READ), null).secret();
    this.idempotency = new Idempotency(database, Duration.ofHours(24), clock);
    this.uploads = Uploads.in(
        folder.resolve("up"),
        database,
        new UploadRules(1_000, Duration.ofHours(24), Duration.ofDays(7)),
        new FreeSpace(freeBytesMin),
        clock);
    var library =
        new Library(database, FolderStorage.in(folder.resolve("files"), new FreeSpace(0)), clock);
    this.records = new VideoRecords(database, library, clock);
    this.outbound =
        Outbound.open(OutboundSettings.of(new Guard(List.of()).withPrivate(), "test"), clock);
    var vault = new Vault(MasterKey.parse("A".repeat(43) + "=").orElseThrow());
    var webhooks =
        new Webhooks(database, vault, outbound.deliveries(), WebhookRules.usual(true), clock);
    this.engine = new TaskEngine(
        database,
        TaskSettings.forCores(2).withPollEvery(Duration.ofMillis(20)),
        clock,
        Arrays.stream(Step.values()).map(this::work).toList(),
        new Callbacks(
            List.of(),
            List.of(new VideoFollower(clock)),
            new FakeSender(),
            List.of(webhooks.errand())));
    var parts = new VideoParts(
        new Videos(records, uploads, engine),
        uploads,
        library,
        idempotency,
        new VideoRules("/media", LaunchFormat.HLS, openSlotsMax, Long.MAX_VALUE),
        vault,
        clock);
    var access = new PublishingParts(
        new Callers(database, clock), clients, new AccessTokens(database, clock), clock);
    this.routes =
        PublishingDialect.routes(settings, access, ApiRoutes.all(settings, parts, webhooks));
    var dialect = new PublishingDialect(settings, access, parts, webhooks);
    this.server = HttpServer.start(httpSettings(), _ -> dialect, new Readiness(List.of()), metrics);
    engine.start();
  }

  private static HttpSettings httpSettings() {
    return new HttpSettings(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        ConnectionLimits.byDefault(),
        Duration.ofMillis(1),
        Duration.ofSeconds(5),
        null);
  }

  private Work work(Step step) {
    return FakeWork.of(step.kind(), run -> switch (step) {
      case INSPECT -> inspected(run);
      case ENCODE -> new RunResult("{}");
      case FINISH -> new RunResult("{}", records.ready(VideoRecords.of(run), FACTS));
    });
  }

  private RunResult inspected(Run run) {
    try {
      Path file = uploads.path(VideoRecords.of(run).upload());
      if (Files.readString(file).startsWith("junk")) {
        throw new Failure(FailureCode.INPUT_NOT_MEDIA, "This is not a film.").asException();
      }
      return new RunResult("{}");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Keeps all others from writing, until it is closed.
  Writing hold(String id) {
    try {
      return uploads.write(VideoId.parse(id).upload(), () -> {}).orElseThrow();
    } catch (IOException | UploadLockedException failure) {
      throw new AssertionError(failure);
    }
  }

  /// Asks with the key that may do all.
  ///
  /// @param path    below the prefix of the API
  /// @param headers names and values in turn
  Seen ask(String method, String path, String... headers) {
    return send(method, path, "", headers);
  }

  Seen send(String method, String path, String body, String... headers) {
    var all = Stream.concat(Stream.of("Authorization", "Bearer " + key), Stream.of(headers))
        .toArray(String[]::new);
    return plain(method, API + path, body, all);
  }

  /// Sends what is no text.
  Seen bytes(String method, String path, String body, String... headers) {
    var all = Stream.concat(Stream.of("Authorization", "Bearer " + key), Stream.of(headers))
        .toArray(String[]::new);
    return replay.send(server.port(), method, API + path, body.getBytes(UTF_8), all);
  }

  /// Asks without a credential.
  Seen plain(String method, String target, String body, String... headers) {
    return replay.ask(server.port(), method, target, body, headers);
  }

  @Override
  public void close() {
    server.close();
    engine.close();
    outbound.close();
    database.close();
  }
}
