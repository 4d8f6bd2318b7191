package io.kinora.infra.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line to a server that counts what crosses it, and that breaks or falls silent when told.
final class Wire implements AutoCloseable {

  private final ServerSocket listening;
  private final InetSocketAddress server;
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger connectionCount = new AtomicInteger();
  private final Way down;
  private final Way up;
  private volatile String said = "";

  private Wire(InetSocketAddress here, InetSocketAddress server, Way down, Way up)
      throws IOException {
    this.down = down;
    this.up = up;
    this.listening = new ServerSocket(here.getPort(), 50, here.getAddress());
    this.server = server.getPort() != 0
        ? server
        : new InetSocketAddress(server.getAddress(), listening.getLocalPort());
    Thread.ofVirtual().start(this::acceptAll);
  }

  /// From a free port of 127.0.0.1.
  static Wire to(int port) throws IOException {
    return between(new InetSocketAddress(loopback(1), 0), new InetSocketAddress(loopback(1), port));
  }

  /// @param server with port 0 for the same as here
  static Wire between(InetSocketAddress here, InetSocketAddress server) throws IOException {
    return new Wire(here, server, new Way(), new Way());
  }

  /// Another one, of whose bytes and faults there is one account with this.
  Wire with(InetSocketAddress here, InetSocketAddress server) throws IOException {
    return new Wire(here, server, down, up);
  }

  /// An address of this machine, 127.0.0.N.
  static InetAddress loopback(int number) {
    return InetAddress.ofLiteral("127.0.0." + number);
  }

  /// What goes one way.
  private static final class Way {
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
    private volatile boolean isSilent;
  }

  int port() {
    return listening.getLocalPort();
  }

  /// Bytes from the server.
  long downBytes() {
    return down.count.get();
  }

  /// Bytes to the server.
  long upBytes() {
    return up.count.get();
  }

  int connectionCount() {
    return connectionCount.get();
  }

  /// All connections break once, when so many more bytes have come from the server.
  void cutDownAfter(long bytes) {
    down.left.set(bytes);
  }

  /// All connections break once, when so many more bytes have gone to the server.
  void cutUpAfter(long bytes) {
    up.left.set(bytes);
  }

  /// As a cut, but nobody is told: nothing comes any more.
  void fallSilentAfter(long bytes) {
    down.isSilent = true;
    down.left.set(bytes);
  }

  /// As a cut, but nobody is told: nothing is taken any more.
  void takeNothingAfter(long bytes) {
    up.isSilent = true;
    up.left.set(bytes);
  }

  /// From now on the server is not asked: each request of HTTP is answered with this, and then
  /// the connection ends.
  void sayAlways(String answer) {
    said = answer;
  }

  private void answer(Socket client) {
    try (client) {
      readRequest(client.getInputStream());
      client.getOutputStream().write(said.getBytes(StandardCharsets.UTF_8));
      down.count.addAndGet(said.length());
      client.shutdownOutput();
      client.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException _) {
      // Broken off: what the tests are about.
    }
  }

  private static void readRequest(InputStream in) throws IOException {
    var header = new StringBuilder();
    while (header.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return;
      }
      header.append((char) next);
    }
    Matcher length = Pattern.compile("(?i)\r\ncontent-length: (\\d+)").matcher(header);
    in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
  }

  private void acceptAll() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        connectionCount.incrementAndGet();
        if (!said.isEmpty()) {
          Thread.ofVirtual().start(() -> answer(client));
          continue;
        }
        var far = new Socket();
        open.add(client);
        open.add(far);
        far.connect(server);
        Thread.ofVirtual().start(() -> carry(client, far, up));
        Thread.ofVirtual().start(() -> carry(far, client, down));
      } catch (IOException _) {
        closeOpen(); // The server is away, or the test is over.
      }
    }
  }

  private void carry(Socket from, Socket to, Way way) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] bytes = new byte[16 * 1024];
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        int allowed = (int) Math.min(count, way.left.get());
        out.write(bytes, 0, allowed);
        out.flush();
        way.count.addAndGet(allowed);
        if (way.left.addAndGet(-count) < 0) {
          end(way);
        }
      }
      to.shutdownOutput(); // The other way may go on.
    } catch (IOException _) {
      closeBoth(from, to); // Broken off: what the tests are about.
    }
  }

  private static void closeBoth(Socket one, Socket other) {
    try (one;
        other) {
      return;
    } catch (IOException _) {
      // They are of no more use in either case.
    }
  }

  private void end(Way way) throws IOException {
    if (way.isSilent) {
      try {
        closed.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    way.left.set(Long.MAX_VALUE);
    closeOpen();
    throw new IOException("cut");
  }

  private void closeOpen() {
    for (Socket socket = open.poll(); socket != null; socket = open.poll()) {
      try {
        socket.close();
      } catch (IOException _) {
        // It is cut in either case.
      }
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    listening.close();
    closeOpen();
  }
}
