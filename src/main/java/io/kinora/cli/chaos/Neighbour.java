package io.kinora.cli.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/// The world around: gives out the files that are worked on, and takes callbacks, a tenth of them
/// only when they come again. Thread-safe.
final class Neighbour implements AutoCloseable {

  private static final int DENIED_OF_TEN = 1;

  private final HttpServer server;
  private final Path folder;
  private final Map<String, Received> callbacks = new ConcurrentHashMap<>();

  /// The callbacks to one address.
  ///
  /// @param bodies those that differ, each behind its id
  /// @param count  how often one was taken
  /// @param denied how often one was not
  record Received(Set<String> bodies, int count, int denied) {

    Received(String body, boolean isTaken) {
      this(Set.of(body), isTaken ? 1 : 0, isTaken ? 0 : 1);
    }

    Received and(Received other) {
      var both = new HashSet<>(bodies);
      both.addAll(other.bodies);
      return new Received(Set.copyOf(both), count + other.count, denied + other.denied);
    }
  }

  /// @param folder whose files it gives out
  Neighbour(Path folder) {
    this.folder = folder;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext("/files/", this::give);
    server.createContext("/callbacks/", this::take);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /// The address of a file of the folder.
  String file(String name) {
    return origin() + "/files/" + name;
  }

  /// An address for callbacks of one order.
  String callback(String order) {
    return origin() + "/callbacks/" + order;
  }

  /// What came for the orders, by their names.
  Map<String, Received> callbacks() {
    return new HashMap<>(callbacks);
  }

  private String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void give(HttpExchange exchange) throws IOException {
    try (exchange) {
      Path file = folder.resolve(lastSegment(exchange)).normalize();
      if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      exchange.getResponseHeaders().put("Content-Type", List.of(type(file)));
      exchange.sendResponseHeaders(200, Files.size(file));
      Files.copy(file, exchange.getResponseBody());
    }
  }

  private static String type(Path file) {
    String name = file.toString();
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "jpg" -> "image/jpeg";
      case "mp4" -> "video/mp4";
      case "mp3" -> "audio/mpeg";
      case "html" -> "text/html";
      default -> "application/octet-stream";
    };
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String id = exchange.getRequestHeaders().getFirst("webhook-id");
      String body = id + ": " + new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      String order = lastSegment(exchange);
      boolean isKnown = callbacks.containsKey(order);
      boolean isTaken = isKnown || ThreadLocalRandom.current().nextInt(10) >= DENIED_OF_TEN;
      callbacks.merge(order, new Received(body, isTaken), Received::and);
      exchange.sendResponseHeaders(isTaken ? 204 : 500, -1);
    }
  }

  private static String lastSegment(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
