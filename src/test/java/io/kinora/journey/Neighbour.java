package io.kinora.journey;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/// A web server of somebody else: has files, and takes callbacks.
final class Neighbour implements AutoCloseable {

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> callbacks = new LinkedBlockingQueue<>();

  private Neighbour(HttpServer server) {
    this.server = server;
  }

  static Neighbour with(Path folder) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(address, 0);
    var neighbour = new Neighbour(server);
    server.createContext("/callback", exchange -> {
      byte[] body = exchange.getRequestBody().readAllBytes();
      neighbour.callbacks.add(new String(body, StandardCharsets.UTF_8));
      exchange.sendResponseHeaders(204, -1);
      exchange.close();
    });
    server.createContext("/moved/", exchange -> {
      String path = exchange.getRequestURI().getPath();
      String next = path.endsWith("/round") ? path : path.replaceFirst("^/moved", "");
      exchange.getResponseHeaders().add("Location", next);
      exchange.sendResponseHeaders(302, -1);
      exchange.close();
    });
    server.createContext("/put/", exchange -> {
      byte[] body = exchange.getRequestBody().readAllBytes();
      boolean isPut = exchange.getRequestMethod().equals("PUT");
      neighbour.received.add(
          new Received(exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body));
      boolean isFirst = neighbour.received.size() == 1;
      boolean isBroken = exchange.getRequestURI().getPath().endsWith("/weak") && isFirst;
      exchange.sendResponseHeaders(isBroken ? 503 : isPut ? 200 : 405, -1);
      exchange.close();
    });
    server.createContext("/", exchange -> {
      Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
      boolean isThere = Files.isRegularFile(file);
      byte[] bytes = isThere ? Files.readAllBytes(file) : new byte[0];
      exchange.sendResponseHeaders(isThere ? 200 : 404, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    });
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return neighbour;
  }

  String address(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + path;
  }

  /// Bodies of callbacks, as they came.
  BlockingQueue<String> callbacks() {
    return callbacks;
  }

  /// A file that was sent here.
  record Received(String target, Headers headers, byte[] body) {}

  /// What came by `PUT` below `/put/`; the first for an address that ends in `/weak` is refused.
  List<Received> received() {
    return received;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
