package io.kinora.api.http;

import io.kinora.api.http.Exchange.Surroundings;
import io.kinora.api.http.PemFiles.InvalidPemException;
import io.kinora.infra.base.Tracer;
import io.kinora.infra.observe.Metrics;
import io.kinora.infra.observe.Readiness;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The listening server: it runs from [#start] until it is closed.
public final class HttpServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

  /// A connection has so much only while it reads.
  private static final int INPUT_BYTES = 32 << 10;

  private static final int HEADER_BYTES_MAX = 64 * 1024;

  private final HttpSettings settings;
  private final HealthDialect health;
  private final Draining draining = new Draining();
  private final ConnectionGuard guard;
  private final Server server;
  private final ServerConnector connector;
  private final @Nullable TlsFiles tls;
  private final @Nullable ServerConnector secure;

  private HttpServer(
      HttpSettings settings,
      Routes routes,
      HealthDialect health,
      Metrics metrics,
      RequestSpans spans) {
    this.settings = settings;
    this.health = health;
    this.guard = new ConnectionGuard(settings.limits());
    this.server = new Server(threads());
    this.connector = connector(settings.address().getPort(), http(wire()));
    TlsSettings wished = settings.tls();
    this.tls = wished == null ? null : files(wished);
    this.secure = wished == null || tls == null ? null : secure(wished.port(), tls);
    var surroundings = new Surroundings(settings.limits().bodyPace(), draining);
    Routes all = path -> HealthDialect.PATHS.contains(path) ? health : routes.dialectFor(path);
    server.setHandler(new GracefulHandler(new Entrance(all, guard, surroundings, spans)));
    server.setErrorHandler(new NeutralErrors());
    server.setRequestLog(new RequestLine(metrics));
    server.setStopTimeout(settings.stopTime().toMillis());
    server.addConnector(connector);
    if (secure != null) {
      server.addConnector(secure);
    }
    server.addBean(
        new NetworkConnectionLimit(settings.limits().connectionsMax(), server.getConnectors()));
  }

  /// Listens. `/healthz`, `/readyz` and `/metrics` are answered here, all other paths by `routes`.
  ///
  /// @throws IllegalStateException where the address cannot be had, or the files for TLS not used
  ///
  /// @param tracer follows requests, but not those that are answered here
  public static HttpServer start(
      HttpSettings settings, Routes routes, Readiness readiness, Metrics metrics, Tracer tracer) {
    var health = new HealthDialect(readiness, metrics);
    var server = new HttpServer(settings, routes, health, metrics, new RequestSpans(tracer));
    server.listen();
    return server;
  }

  /// The port on which it listens.
  public int port() {
    return connector.getLocalPort();
  }

  /// The port on which it listens by TLS, where it does.
  public OptionalInt findSecurePort() {
    return secure == null ? OptionalInt.empty() : OptionalInt.of(secure.getLocalPort());
  }

  /// Stops in order: `/readyz` says no, a pause, those who wait are told, then everybody has
  /// `stopTime` to end. Comes back when all is closed.
  @Override
  public void close() {
    health.stopping();
    pause();
    draining.begin();
    try {
      server.stop();
    } catch (Exception failure) { // All that the library declares; a timeout is one of them.
      LOG.warn("some requests did not end in time and were broken off: {}", failure.toString());
    } finally {
      closeGuards();
    }
  }

  private void closeGuards() {
    guard.close();
    if (tls != null) {
      tls.close();
    }
  }

  private void listen() {
    try {
      server.start();
    } catch (Exception failure) { // All that the library declares.
      closeGuards();
      throw new IllegalStateException("cannot listen on " + settings.address(), failure);
    }
  }

  private void pause() {
    var later = CompletableFuture.delayedExecutor(
        settings.drainPause().toMillis(), TimeUnit.MILLISECONDS, Runnable::run);
    CompletableFuture.runAsync(() -> {}, later).join();
  }

  /// Few threads for the wire, a virtual one for each request.
  private static QueuedThreadPool threads() {
    var threads = new QueuedThreadPool(24, 4);
    threads.setName("http");
    threads.setVirtualThreadsExecutor(Executors.newThreadPerTaskExecutor(
        Thread.ofVirtual().name("request-", 0).factory()));
    return threads;
  }

  private static TlsFiles files(TlsSettings settings) {
    try {
      return new TlsFiles(settings);
    } catch (InvalidPemException failure) {
      throw new IllegalStateException("cannot listen by TLS", failure);
    }
  }

  private ServerConnector secure(int port, TlsFiles files) {
    HttpConfiguration wire = wire();
    // A client without SNI, or that comes by an address, is as welcome as on the plain port.
    wire.addCustomizer(new SecureRequestCustomizer(false));
    HttpConnectionFactory http = http(wire);
    return connector(port, new SslConnectionFactory(files.factory(), http.getProtocol()), http);
  }

  private ServerConnector connector(int port, ConnectionFactory... factories) {
    var connector = new ServerConnector(server, 1, 1, factories);
    connector.setHost(settings.address().getHostString());
    connector.setPort(port);
    connector.setAcceptQueueSize(4096);
    connector.setIdleTimeout(settings.limits().idleTime().toMillis());
    connector.setShutdownIdleTimeout(500);
    connector.addBean(guard);
    return connector;
  }

  /// Takes in more at once than usual: bodies may be large here.
  private static HttpConnectionFactory http(HttpConfiguration wire) {
    var http = new HttpConnectionFactory(wire);
    http.setInputBufferSize(INPUT_BYTES);
    return http;
  }

  private static HttpConfiguration wire() {
    var wire = new HttpConfiguration();
    wire.setSendServerVersion(false);
    wire.setSendDateHeader(false);
    wire.setSendXPoweredBy(false);
    wire.setRequestHeaderSize(HEADER_BYTES_MAX);
    wire.setUriCompliance(UriCompliance.UNSAFE); // Dialects get the path as it came.
    // A request line may name another host than the header Host does: we look at neither.
    wire.setHttpCompliance(
        HttpCompliance.RFC9110.with("wire", HttpCompliance.Violation.MISMATCHED_AUTHORITY));
    return wire;
  }
}
