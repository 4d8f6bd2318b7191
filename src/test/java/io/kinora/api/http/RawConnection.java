package io.kinora.api.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A client that sends and shows what goes over the wire, byte for byte.
final class RawConnection implements AutoCloseable {

  private final Socket socket;
  private final InputStream in;

  private RawConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
  }

  static RawConnection to(HttpServer server) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(10_000);
    return new RawConnection(socket);
  }

  /// Sends one request with `Connection: close` and gives everything that comes back.
  static String ask(HttpServer server, String firstLine, String... headers) throws IOException {
    try (var connection = to(server)) {
      var header = String.join("\r\n", headers);
      connection.send(firstLine + " HTTP/1.1\r\nHost: h\r\nConnection: close"
          + (header.isEmpty() ? "" : "\r\n" + header) + "\r\n");
      return connection.rest();
    }
  }

  void send(String... lines) throws IOException {
    sendBytes(String.join("\r\n", lines) + "\r\n");
  }

  void sendBytes(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The next answer's status line and header.
  String head() throws IOException {
    return upTo("\r\n\r\n");
  }

  /// What comes next, until this was read.
  String upTo(String end) throws IOException {
    var text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("closed after: " + text);
      }
      text.append((char) next);
    }
    return text.toString();
  }

  /// What comes until the server closes.
  String rest() throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
