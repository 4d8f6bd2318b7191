package io.kinora.api.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;

/// Closes connections that take a place and ask nothing: too many from one address, or with a
/// request header that does not come to its end. The server library has no limit for these.
final class ConnectionGuard implements Connection.Listener, AutoCloseable {

  private final ConnectionLimits limits;
  private final Map<Connection, Visit> visits = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
  private final ScheduledExecutorService round = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().name("http-guard").daemon().factory());

  ConnectionGuard(ConnectionLimits limits) {
    this.limits = limits;
    long pauseMillis = Math.clamp(limits.headerTime().toMillis() / 4, 10, 1_000);
    var _ = round.scheduleWithFixedDelay(
        this::closeSilent, pauseMillis, pauseMillis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void onOpened(Connection connection) {
    if (!(connection instanceof ConnectionMetaData)) {
      return; // The TLS around it, which has no requests.
    }
    var visit = new Visit(addressOf(connection));
    visits.put(connection, visit);
    int count = counts.computeIfAbsent(visit.address, _ -> new AtomicInteger()).incrementAndGet();
    if (count > limits.connectionsPerAddressMax()) {
      connection.getEndPoint().close();
    }
  }

  @Override
  public void onClosed(Connection connection) {
    Visit visit = visits.remove(connection);
    if (visit != null) {
      counts.computeIfPresent(
          visit.address, (_, count) -> count.decrementAndGet() <= 0 ? null : count);
    }
  }

  /// A request of this connection has its whole header.
  void begun(ConnectionMetaData connection) {
    change(connection, 1);
  }

  /// A request of this connection was answered.
  void ended(ConnectionMetaData connection) {
    change(connection, -1);
  }

  @Override
  public void close() {
    round.shutdownNow();
  }

  private void change(ConnectionMetaData connection, int difference) {
    Visit visit = visits.get(connection.getConnection());
    if (visit != null) {
      visit.silentSinceNanos = System.nanoTime();
      visit.requestCount.addAndGet(difference);
    }
  }

  private void closeSilent() {
    long nowNanos = System.nanoTime();
    visits.forEach((connection, visit) -> {
      if (visit.isSilent(nowNanos, limits.headerTime())) {
        connection.getEndPoint().close();
      }
    });
  }

  private static String addressOf(Connection connection) {
    return connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress remote
        ? remote.getAddress().getHostAddress()
        : "";
  }

  private static final class Visit {

    private final String address;
    private final AtomicInteger requestCount = new AtomicInteger();
    private volatile long silentSinceNanos = System.nanoTime();

    private Visit(String address) {
      this.address = address;
    }

    private boolean isSilent(long nowNanos, Duration longest) {
      return requestCount.get() <= 0 && nowNanos - silentSinceNanos > longest.toNanos();
    }
  }
}
