package io.kinora.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A customer of the API of Stupeflix: has photos, is told of films, and takes them.
final class FilmCustomer implements AutoCloseable {

  private static final Pattern NOTICE = Pattern.compile("&profile=([^&]+)&status=([a-z]+)");

  private final HttpServer server;
  private final List<String> notices = new CopyOnWriteArrayList<>();
  private final List<Taken> taken = new CopyOnWriteArrayList<>();
  private final CountDownLatch patience = new CountDownLatch(1);

  /// What came, byte by byte.
  record Taken(String method, String path, String type, byte[] body) {}

  /// @param photos a folder with what films are made from
  FilmCustomer(Path photos) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/photos/", exchange -> {
      String name = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
      answer(exchange, 200, Files.readAllBytes(photos.resolve(name)));
    });
    server.createContext("/notify", exchange -> {
      notices.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      answer(exchange, 204, new byte[0]);
    });
    server.createContext("/take/", exchange -> {
      take(exchange);
      answer(exchange, 201, new byte[0]);
    });
    server.createContext("/take/slowly/", exchange -> {
      take(exchange);
      await(patience);
      answer(exchange, 201, new byte[0]);
    });
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    taken.add(new Taken(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        exchange.getRequestHeaders().getFirst("Content-Type"),
        body));
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException failure) {
      throw new IOException(failure);
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  String address(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /// The states of a profile that it was told of, one after the other.
  List<String> toldOf(String profile) {
    return notices.stream()
        .map(NOTICE::matcher)
        .filter(Matcher::find)
        .filter(it -> it.group(1).equals(profile))
        .map(it -> it.group(2))
        .toList();
  }

  /// What it was told last, as it came.
  String lastNotice() {
    return notices.getLast();
  }

  /// What came below `/take/`.
  List<Taken> taken() {
    return taken;
  }

  /// From now on it answers at once, also those that wait.
  void hurry() {
    patience.countDown();
  }

  @Override
  public void close() {
    hurry();
    server.stop(0);
  }
}
