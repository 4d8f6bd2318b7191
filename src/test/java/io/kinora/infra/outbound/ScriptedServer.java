package io.kinora.infra.outbound;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/// A server that breaks the rules of HTTP as told: it reads the header of a request, writes what
/// its
/// script says, and closes.
final class ScriptedServer implements AutoCloseable {

  private final ServerSocket socket;
  private final AtomicInteger requestCount = new AtomicInteger();

  /// What to write to each connection.
  @FunctionalInterface
  interface Script {
    void write(OutputStream out) throws IOException;
  }

  ScriptedServer(Script script) throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> acceptAll(script));
  }

  /// Writes the text, then closes.
  static ScriptedServer saying(String text) throws IOException {
    return new ScriptedServer(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  URI address(String path) {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
  }

  int requestCount() {
    return requestCount.get();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void acceptAll(Script script) {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        Thread.ofVirtual().start(() -> answer(connection, script));
      } catch (IOException _) {
        return; // Closed: the test is over.
      }
    }
  }

  private void answer(Socket connection, Script script) {
    try (connection) {
      var seen = new StringBuilder();
      while (!seen.toString().endsWith("\r\n\r\n")) {
        seen.append((char) connection.getInputStream().read());
      }
      requestCount.incrementAndGet();
      script.write(connection.getOutputStream());
    } catch (IOException _) {
      // The client broke off: what some tests are about.
    }
  }
}
