package io.kinora;

import io.kinora.api.http.HttpServer;
import io.kinora.api.http.Routes;
import io.kinora.engine.access.Access;
import io.kinora.engine.access.Bootstrap;
import io.kinora.engine.cloud.Accounts;
import io.kinora.engine.connection.Connections;
import io.kinora.engine.film.FilmAccounts;
import io.kinora.engine.library.Library;
import io.kinora.engine.library.Sweeper;
import io.kinora.engine.recipe.Receivers;
import io.kinora.engine.task.Callbacks;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.upload.UploadPlace;
import io.kinora.engine.upload.Uploads;
import io.kinora.engine.webhook.WebhookRules;
import io.kinora.engine.webhook.Webhooks;
import io.kinora.engine.work.FilmFrames;
import io.kinora.engine.work.Workshop;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.HeapThrift;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.Tracer;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SharedClock;
import io.kinora.infra.observe.Metrics;
import io.kinora.infra.outbound.Guard;
import io.kinora.infra.outbound.Outbound;
import io.kinora.infra.outbound.OutboundSettings;
import io.kinora.infra.secret.MasterKey;
import io.kinora.infra.secret.Vault;
import io.kinora.infra.storage.Storage;
import io.kinora.infra.transfer.Transfers;
import io.kinora.media.ffmpeg.FfmpegPrograms;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.render.WarmUp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One process of Kinora: puts all parts together, in the order of the flow from below, and
/// takes them apart again.
final class Server implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  /// What must stay free on the disk of the storage, and of the work.
  static final FreeSpace FREE_SPACE = new FreeSpace(512L * 1024 * 1024);

  private static final Duration CALLBACK_TIME_MAX = Duration.ofSeconds(10);

  /// A server whose parts all stand.
  record Whole(Foundation foundation, TaskEngine engine, Routes routes) {}

  private final OpenParts parts;
  private final HttpServer http;
  private final Whole whole;

  private Server(OpenParts parts, HttpServer http, Whole whole) {
    this.parts = parts;
    this.http = http;
    this.whole = whole;
  }

  /// Starts a server that works until it is closed.
  ///
  /// @throws CannotStartException where the operator has to do something first
  static Server start(Settings settings, InstantSource clock) {
    var parts = new OpenParts();
    try {
      return start(settings, clock, parts);
    } catch (IOException failure) {
      parts.close();
      throw new UncheckedIOException(failure);
    } catch (RuntimeException failure) {
      parts.close();
      throw failure;
    }
  }

  /// Listens before the rest is there, so that those who look after the server see it start;
  /// other requests wait until all stands.
  private static Server start(Settings settings, InstantSource clock, OpenParts parts)
      throws IOException {
    DataFolder data = parts.add(DataFolder.take(settings.data()));
    Metrics metrics = parts.add(Metrics.ofThisProcess());
    Tracer tracer = TraceSettingTable.open(settings, metrics, parts);
    Storage storage = Storages.openForWork(settings, FREE_SPACE, clock, parts);
    var started = new CompletableFuture<Whole>();
    HttpServer http = parts.add(listen(settings, started, storage, new Telling(metrics, tracer)));
    try {
      var foundation = foundation(
          settings, clock, new Ground(data, new Telling(metrics, tracer), storage, http), parts);
      Whole whole = whole(foundation, storage, parts);
      parts.closeFirst(http);
      started.complete(whole);
      var server = new Server(parts, http, whole);
      server.tell(data.path());
      HeapThrift.begin();
      if (settings.has(Role.WORKER)) {
        parts.add(warmUp()::stop);
      }
      return server;
    } catch (IOException | RuntimeException failure) {
      started.completeExceptionally(failure); // Those who wait are answered.
      throw failure;
    }
  }

  /// The first film finds its loops compiled.
  private static StopSignal warmUp() {
    var stop = new StopSignal();
    Thread.ofPlatform().name("warm-up").daemon().start(() -> WarmUp.run(stop));
    return stop;
  }

  private static HttpServer listen(
      Settings settings, CompletableFuture<Whole> started, Storage storage, Telling telling) {
    Routes routes = path -> started.join().routes().dialectFor(path);
    try {
      return HttpServer.start(
          Listening.of(settings),
          routes,
          Checks.of(started, storage),
          telling.metrics(),
          telling.tracer());
    } catch (IllegalStateException failure) {
      throw CannotStartException.because("Kinora " + failure.getMessage(), failure);
    }
  }

  /// What says how we are.
  private record Telling(Metrics metrics, Tracer tracer) {}

  /// What stands before the database is opened.
  private record Ground(DataFolder data, Telling telling, Storage storage, HttpServer http) {}

  private static Foundation foundation(
      Settings settings, InstantSource clock, Ground ground, OpenParts parts) throws IOException {
    Path data = ground.data().path();
    var workFolders = new WorkFolders(data.resolve("work"));
    workFolders.clear(Main.version()); // The folder is ours alone: nobody works there now.
    Database database =
        parts.add(Database.open(settings.databaseUrl(), EngineSettingTable.connections(settings)));
    StartChecks.requireHere(database, StorageSettingTable.placeName(settings));
    var shared = SharedClock.of(database, clock); // For all that others see, too.
    StartChecks.warnings(database, shared, Main.version()).forEach(LOG::warn);
    Vault vault = openVault(settings);
    var connections = new Connections(database, vault, shared);
    Path cache = data.resolve("cache");
    var library = new Library(
        database,
        ground.storage(),
        shared,
        StorageSettingTable.cache(settings, cache, clock).orElse(null));
    var accounts = new Accounts(database, vault, shared);
    var receivers = new Receivers(database, vault);
    var filmAccounts = new FilmAccounts(database, vault, shared);
    admitTenants(
        settings,
        new Bootstrap(database, connections, receivers, accounts, filmAccounts, shared),
        data);
    Guard guard = settings.value(Settings.OUTBOUND_ALLOW);
    Outbound outbound = parts.add(openOutbound(guard, shared));
    WebhookRules rules = PublishingSettingTable.webhookRules(settings);
    Outbound wide =
        rules.allowsPrivate() ? parts.add(openOutbound(guard.withPrivate(), shared)) : outbound;
    return new Foundation(
        settings,
        shared,
        settings.publicUrl(ground.http().port()),
        cache,
        workFolders.parent(),
        ground.telling().metrics(),
        ground.telling().tracer(),
        database,
        ground.storage(),
        outbound,
        parts.add(Transfers.open(outbound, TransferSettingTable.of(settings))),
        new Access(database),
        library,
        Uploads.in(
            new UploadPlace(ground.storage(), StorageSettingTable.uploads(settings), FREE_SPACE),
            database,
            PublishingSettingTable.uploadRules(settings),
            shared),
        vault,
        connections,
        new Webhooks(database, vault, wide.deliveries(), rules, shared),
        startFfmpeg(settings, cache));
  }

  private static Outbound openOutbound(Guard guard, InstantSource clock) {
    return Outbound.open(OutboundSettings.of(guard, Main.version()), clock);
  }

  /// What seals the secrets of a server with these settings.
  static Vault openVault(Settings settings) {
    return new Vault(
        settings.value(Settings.MASTER_KEY).orElseGet(() -> MasterKey.in(settings.data())));
  }

  private static void admitTenants(Settings settings, Bootstrap bootstrap, Path data) {
    settings
        .value(Settings.BOOTSTRAP)
        .ifPresentOrElse(
            bootstrap::apply,
            () -> bootstrap
                .applyDefault(data)
                .ifPresent(
                    file -> LOG.info("The credentials of the tenant 'default' are in {}", file)));
  }

  /// @throws CannotStartException where it does not start here
  static FfmpegRunner startFfmpeg(Settings settings, Path cache) {
    try {
      FfmpegPrograms programs = settings
          .value(Settings.FFMPEG)
          .map(FfmpegPrograms::in)
          .orElseGet(() -> FfmpegPrograms.packaged(cache));
      return FfmpegRunner.start(programs, settings.value(Settings.SANDBOX));
    } catch (IllegalArgumentException | IllegalStateException failure) {
      throw new CannotStartException(String.valueOf(failure.getMessage()), failure);
    }
  }

  private static Whole whole(Foundation foundation, Storage storage, OpenParts parts) {
    Settings settings = foundation.settings();
    var callbacks = new Callbacks(
        Dialects.wordings(foundation),
        Dialects.followers(foundation),
        new CallbackDelivery(foundation.outbound().deliveries(), CALLBACK_TIME_MAX),
        Dialects.errands(foundation),
        new EngineMeters(foundation.metrics(), foundation.tracer()));
    Workshop workshop = MediaWorks.workshop(foundation, Dialects.addresses(foundation), parts);
    TaskEngine engine = parts.add(new TaskEngine(
        foundation.database(),
        EngineSettingTable.taskSettings(settings),
        foundation.clock(),
        EngineSettingTable.requireKinds(settings, MediaWorks.of(foundation, workshop)),
        callbacks));
    // Again: who moves an installation sees us in the register from here on, and not before.
    engine.start(() ->
        StartChecks.requireHere(foundation.database(), StorageSettingTable.placeName(settings)));
    if (settings.has(Role.HOUSEKEEPING)) {
      parts
          .add(new EngineGauges(foundation.metrics(), foundation.database(), foundation.clock()))
          .start();
      var sweeper = new Sweeper(foundation.database(), storage);
      parts.add(new Housekeeping(foundation, engine, sweeper, storage)).start();
      parts.add(new VideoKeeping(foundation, engine)).start();
    }
    Routes routes = settings.has(Role.API)
        ? Dialects.routes(
            foundation, engine, parts.add(new FilmFrames(workshop, foundation.clock())))
        : Routes.byPrefix(Map.of(), new NotFoundDialect());
    return new Whole(foundation, engine, routes);
  }

  private void tell(Path data) {
    FfmpegRunner ffmpeg = whole.foundation().ffmpeg();
    LOG.info("Kinora {} listens on {}:{}", Main.version(), host(), port());
    http.findSecurePort().ifPresent(port -> LOG.info("By TLS it listens on {}:{}", host(), port));
    LOG.info("Data folder: {}; clients come by {}", data, whole.foundation().publicUrl());
    LOG.info(
        "ffmpeg {}, locked in by: {}", ffmpeg.version(), ffmpeg.sandboxLevel().word());
  }

  private String host() {
    return whole.foundation().settings().value(Settings.HOST);
  }

  /// The port on which it listens.
  int port() {
    return http.port();
  }

  /// Stops in order: requests are answered or broken off, work is given back, and all is
  /// closed.
  @Override
  public void close() {
    LOG.info("Kinora stops.");
    parts.close();
    LOG.info("Kinora has stopped.");
  }
}
