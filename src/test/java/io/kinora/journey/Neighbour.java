package io.kinora.journey;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/// A web server of somebody else: has files, and takes callbacks.
final class Neighbour implements AutoCloseable {

  private final HttpServer server;
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

  @Override
  public void close() {
    server.stop(0);
  }
}
