package io.kinora.infra.outbound;

import io.kinora.infra.outbound.CheckingResolver.Lookup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/// The way out to addresses that clients name. One for the whole process; threads may share it.
public final class Outbound implements AutoCloseable {

  /// The library has none of its own: a server could fill our memory with its header.
  private static final Http1Config HEADER_LIMITS =
      Http1Config.custom().setMaxLineLength(16_384).setMaxHeaderCount(200).build();

  private final CloseableHttpClient client;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().name("outbound-clock").daemon().factory());
  private final OutboundSettings settings;
  private final Dialling dialling;
  private final Downloads downloads;
  private final Calls calls;
  private final Deliveries deliveries;

  private Outbound(OutboundSettings settings, InstantSource time, Lookup lookup) {
    var resolver = new CheckingResolver(settings.guard(), lookup);
    this.settings = settings;
    this.client = client(settings.userAgent(), resolver);
    this.dialling = new Dialling(resolver);
    this.downloads = new Downloads(settings, new Web(client, clock), time);
    this.calls = new Calls(new Web(client, clock));
    this.deliveries = new Deliveries(calls, settings.guard());
  }

  public static Outbound open(OutboundSettings settings, InstantSource time) {
    return open(settings, time, InetAddress::getAllByName);
  }

  static Outbound open(OutboundSettings settings, InstantSource time, Lookup lookup) {
    return new Outbound(settings, time, lookup);
  }

  /// Fetches files.
  public Downloads downloads() {
    return downloads;
  }

  /// Sends callbacks and outputs.
  public Deliveries deliveries() {
    return deliveries;
  }

  /// Speaks with the interfaces of other services.
  public Calls calls() {
    return calls;
  }

  /// Finds hosts for other protocols than HTTP.
  public Dialling dialling() {
    return dialling;
  }

  /// Watches outbound work of the calling thread.
  ///
  /// @param isStopped asked now and then, from another thread
  public Supervision supervise(Duration timeMax, BooleanSupplier isStopped) {
    return new Supervision(clock, timeMax, isStopped);
  }

  public OutboundSettings settings() {
    return settings;
  }

  /// Breaks off what is under way.
  @Override
  public void close() {
    clock.shutdownNow();
    try {
      client.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Nothing happens by itself: no redirects, retries, cookies, credentials or unpacking.
  private static CloseableHttpClient client(String userAgent, CheckingResolver resolver) {
    return HttpClientBuilder.create()
        .setConnectionManager(connections(resolver))
        .setUserAgent(userAgent)
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  private static HttpClientConnectionManager connections(CheckingResolver resolver) {
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(resolver)
        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
            .http1Config(HEADER_LIMITS)
            .build())
        .setMaxConnTotal(256)
        .setMaxConnPerRoute(32)
        .setDefaultConnectionConfig(ConnectionConfig.custom()
            .setConnectTimeout(Timeout.ofSeconds(10))
            .setTimeToLive(TimeValue.ofMinutes(1)) // Then its name is resolved and checked again.
            .build())
        .build();
  }
}
