package io.kinora.api.publishing;

import io.kinora.api.http.ConnectionLimits;
import io.kinora.api.http.HttpServer;
import io.kinora.api.http.HttpSettings;
import io.kinora.api.publishing.Wire.Answer;
import io.kinora.engine.access.AccessTokens;
import io.kinora.engine.access.ApiKeys;
import io.kinora.engine.access.Callers;
import io.kinora.engine.access.Client;
import io.kinora.engine.access.Clients;
import io.kinora.engine.access.Scope;
import io.kinora.engine.access.Scopes;
import io.kinora.engine.access.Tenants;
import io.kinora.engine.task.fake.FakeClock;
import io.kinora.engine.webhook.WebhookRules;
import io.kinora.engine.webhook.Webhooks;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.base.Tracer;
import io.kinora.infra.db.Database;
import io.kinora.infra.observe.Metrics;
import io.kinora.infra.observe.Readiness;
import io.kinora.infra.outbound.Guard;
import io.kinora.infra.outbound.Outbound;
import io.kinora.infra.outbound.OutboundSettings;
import io.kinora.infra.secret.MasterKey;
import io.kinora.infra.secret.Vault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The dialect as clients meet it: behind real HTTP, before a real database, with a few routes of
/// the API that say who asked. The tenant acme has the client `office`. The clock stands still.
final class PublishingServer implements AutoCloseable {

  static final TenantId ACME = new TenantId("acme");
  private static final URI ORIGIN = URI.create("https://media.example");
  private static final Scopes ALL =
      Scopes.of(Scope.VIDEOS_READ, Scope.VIDEOS_WRITE, Scope.VIDEOS_DELETE);

  private static final Guard NOWHERE = new Guard(List.of());

  final FakeClock clock = new FakeClock();
  final Database database;
  final Clients clients;
  final ApiKeys keys;
  final Tenants tenants;
  final String secret;
  final Webhooks webhooks;
  private final Outbound outbound;
  private final Metrics metrics = new Metrics();
  private final HttpServer server;
  private final Wire wire;

  private PublishingServer(Path folder, PublishingSettings settings, WebhookRules rules) {
    this.database = Database.open("jdbc:sqlite:" + folder.resolve("kinora.db"), 4);
    this.clients = new Clients(database, clock);
    this.keys = new ApiKeys(database, clock);
    this.tenants = new Tenants(database, clock);
    tenants.create(ACME);
    this.secret = clients
        .create(new Client("office", ACME, ALL))
        .or(() -> clients.rotate("office")) // It has started on this folder before.
        .orElseThrow()
        .secret();
    var parts = new PublishingParts(
        new Callers(database, clock), clients, new AccessTokens(database, clock), clock);
    this.outbound = Outbound.open(
        OutboundSettings.of(rules.allowsPrivate() ? NOWHERE.withPrivate() : NOWHERE, "test"),
        clock);
    this.webhooks = new Webhooks(database, vault(), outbound.deliveries(), rules, clock);
    var routes = new ArrayList<>(routes());
    routes.addAll(WebhookRoutes.all(settings, webhooks, clock));
    var dialect = new PublishingDialect(settings, parts, routes);
    this.server = HttpServer.start(
        httpSettings(), _ -> dialect, new Readiness(List.of()), metrics, Tracer.NOBODY);
    this.wire = new Wire(server.port());
  }

  static PublishingServer start(Path folder) {
    return start(folder, UnaryOperator.identity());
  }

  static PublishingServer start(Path folder, UnaryOperator<PublishingSettings> change) {
    return new PublishingServer(
        folder, change.apply(PublishingSettings.at(ORIGIN)), WebhookRules.usual(false));
  }

  static PublishingServer start(Path folder, WebhookRules rules) {
    return new PublishingServer(folder, PublishingSettings.at(ORIGIN), rules);
  }

  private static Vault vault() {
    return new Vault(MasterKey.parse("A".repeat(43) + "=").orElseThrow());
  }

  /// As the contract has them, but for what they do.
  private static List<Route> routes() {
    String content = "/videos/{id}/content";
    return List.of(
        Route.scoped("GET", "/videos/{id}", Scope.VIDEOS_READ, PublishingServer::tell),
        Route.scoped("DELETE", "/videos/{id}", Scope.VIDEOS_DELETE, PublishingServer::tell),
        Route.scoped("POST", "/videos", Scope.VIDEOS_WRITE, PublishingServer::tell),
        Route.scoped("PUT", content, Scope.VIDEOS_WRITE, PublishingServer::tell),
        Route.free("OPTIONS", content, call -> call.exchange().sendEmpty(204)),
        new Route("PUT", "/uploads/{token}", new Needs.GoodIfShown(), PublishingServer::tell),
        Route.free("GET", "/broken", _ -> {
          throw new IllegalStateException("at /srv/secret/path");
        }),
        Route.free("GET", "/full", _ -> {
          throw new Failure(FailureCode.OUT_OF_SPACE, "/srv is full").asException();
        }));
  }

  private static void tell(Call call) throws IOException {
    String who =
        call.findCaller().map(it -> it.tenant() + " by " + it.credential()).orElse("somebody");
    call.exchange().send(200, "text/plain", who + " " + call.names());
  }

  static HttpSettings httpSettings() {
    return new HttpSettings(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        ConnectionLimits.byDefault(),
        Duration.ofMillis(1),
        Duration.ofSeconds(5),
        null);
  }

  /// @param headers names and values in turn
  Answer ask(String method, String path, String... headers) {
    return wire.ask(method, path, headers);
  }

  Answer send(String method, String path, String body, String... headers) {
    return wire.send(method, path, body, headers);
  }

  /// A form to `/oauth/…`.
  Answer form(String path, String form, String... headers) {
    var all = Stream.concat(
            Stream.of("Content-Type", "application/x-www-form-urlencoded"), Stream.of(headers))
        .toArray(String[]::new);
    return send("POST", path, form, all);
  }

  static String basic(String id, String secret) {
    byte[] pair = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /// A new access token of `office`.
  String token() {
    return form(
            "/oauth/token",
            "grant_type=client_credentials",
            "Authorization",
            basic("office", secret))
        .value("access_token");
  }

  String raw(String text) throws IOException {
    return wire.raw(text);
  }

  @Override
  public void close() {
    wire.close();
    server.close();
    outbound.close();
    database.close();
  }
}
