package io.kinora.api.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where the server listens, what one connection may take, and how it stops.
///
/// @param address    host and port; port 0 takes a free one
/// @param limits     what connections may take
/// @param drainPause from the moment that `/readyz` says no until waiting requests are answered, so
///                   that a load balancer can look away first
/// @param stopTime   what running requests get after that
/// @param tls        for a second port on the same host; none where there is only the plain one
public record HttpSettings(
    InetSocketAddress address,
    ConnectionLimits limits,
    Duration drainPause,
    Duration stopTime,
    @Nullable TlsSettings tls) {

  /// On this host and port, everything else as it is by default.
  public static HttpSettings on(String host, int port) {
    return new HttpSettings(
        new InetSocketAddress(host, port),
        ConnectionLimits.byDefault(),
        Duration.ofMillis(300),
        Duration.ofSeconds(20),
        null);
  }

  public HttpSettings withLimits(ConnectionLimits changed) {
    return new HttpSettings(address, changed, drainPause, stopTime, tls);
  }

  public HttpSettings withStopTime(Duration changed) {
    return new HttpSettings(address, limits, drainPause, changed, tls);
  }

  public HttpSettings withTls(TlsSettings changed) {
    return new HttpSettings(address, limits, drainPause, stopTime, changed);
  }
}
