package io.kinora.cli.chaos;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.kinora.infra.base.Pause;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/// A port of this machine that leads to another server, well or badly. Thread-safe.
final class FaultyWire implements AutoCloseable {

  private static final int BUFFER_BYTES = 16 * 1024;
  private static final int HEAD_BYTES_MAX = 64 * 1024;
  private static final Duration SLOW_PAUSE = Duration.ofMillis(60);

  /// Of an answer that is broken off, at most this much comes through.
  private static final int HALF_BYTES_MAX = 30_000;

  /// What is wrong with it.
  enum Fault {
    NONE,
    /// Nobody gets through, and who was is cut off.
    CUT,
    /// Each piece takes its time.
    SLOW,
    /// Half of the requests that come on new connections are answered 500 or 503. For HTTP.
    REFUSING,
    /// Half of the answers end in the middle.
    BREAKING
  }

  private final ServerSocket door;
  private final String host;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Fault fault = Fault.NONE;

  /// @param host of the server that it leads to
  FaultyWire(String host, int port) {
    this.host = host;
    this.port = port;
    try {
      door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /// The port of `127.0.0.1` on which it begins.
  int port() {
    return door.getLocalPort();
  }

  /// From now on this is wrong with it. Those who are connected are cut off, so that they meet it,
  /// too.
  void set(Fault next) {
    fault = next;
    if (next != Fault.NONE && next != Fault.SLOW) {
      open.forEach(FaultyWire::shut);
    }
  }

  boolean isSound() {
    return fault == Fault.NONE;
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Thread.ofVirtual().start(() -> lead(client));
      } catch (IOException _) {
        // Who could not come in comes again; at the end the door is closed.
      }
    }
  }

  private void lead(Socket client) {
    try (client) {
      open.add(client);
      Fault now = fault;
      boolean isMeant = ThreadLocalRandom.current().nextBoolean();
      if (now == Fault.CUT) {
        return;
      }
      if (now == Fault.REFUSING && isMeant) {
        refuse(client);
        return;
      }
      try (var server = new Socket(host, port)) {
        open.add(server);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        long bytesMax = now == Fault.BREAKING && isMeant
            ? ThreadLocalRandom.current().nextInt(1, HALF_BYTES_MAX)
            : Long.MAX_VALUE;
        Thread there = Thread.ofVirtual().start(() -> copy(client, server, Long.MAX_VALUE));
        copy(server, client, bytesMax);
        shut(client);
        shut(server);
        there.join();
        open.remove(server);
      }
    } catch (IOException _) {
      // A server that is away, or a client that has left: both see it on their side.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(client);
    }
  }

  private void copy(Socket from, Socket to, long bytesMax) {
    byte[] buffer = new byte[BUFFER_BYTES];
    long left = bytesMax;
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0 && left > 0; count = in.read(buffer)) {
        if (fault == Fault.SLOW) {
          Pause.of(SLOW_PAUSE);
        }
        out.write(buffer, 0, (int) Math.min(count, left));
        left -= count;
      }
      to.shutdownOutput();
    } catch (IOException _) {
      shut(to); // One side broke off: so does the other.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Reads the head of a request and says no.
  private static void refuse(Socket client) throws IOException {
    InputStream in = client.getInputStream();
    int ends = 0;
    for (int count = 0; ends < 4 && count < HEAD_BYTES_MAX; count++) {
      int next = in.read();
      if (next < 0) {
        return;
      }
      ends = next == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : 0;
    }
    String status =
        ThreadLocalRandom.current().nextBoolean() ? "500 Internal Server Error" : "503 Slow Down";
    client
        .getOutputStream()
        .write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            .getBytes(US_ASCII));
  }

  private static void shut(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It is as good as closed.
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    open.forEach(FaultyWire::shut);
  }
}
