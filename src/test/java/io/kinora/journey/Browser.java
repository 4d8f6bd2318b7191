package io.kinora.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A Chromium without a window, and the site that its pages come from. A page does its work by
/// itself and posts what it has seen to `/report`.
final class Browser implements AutoCloseable {

  private static final Path PATH_OF_DEBIAN = Path.of("/usr/bin/chromium");

  private final HttpServer site;
  private final Path profile;
  private final CompletableFuture<String> report = new CompletableFuture<>();

  /// @param files what the site has, by their paths
  /// @param profile an empty folder
  Browser(Map<String, Path> files, Path profile) throws IOException {
    this.profile = profile;
    site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    files.forEach((path, file) -> site.createContext(path, exchange -> send(exchange, file)));
    site.createContext("/report", this::hear);
    site.start();
  }

  /// @return nothing where none is installed
  static Optional<Path> program() {
    return Optional.of(PATH_OF_DEBIAN).filter(Files::isExecutable);
  }

  private static void send(HttpExchange exchange, Path file) throws IOException {
    try (exchange) {
      String name = file.toString();
      String type = name.endsWith(".html") ? "text/html" : "application/octet-stream";
      exchange
          .getResponseHeaders()
          .set("Content-Type", name.endsWith(".js") ? "text/javascript" : type);
      exchange.sendResponseHeaders(200, Files.size(file));
      Files.copy(file, exchange.getResponseBody());
    }
  }

  private void hear(HttpExchange exchange) throws IOException {
    try (exchange) {
      String text = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      exchange.sendResponseHeaders(204, -1);
      report.complete(text);
    }
  }

  /// Where its pages come from: what a server must let in.
  String origin() {
    return "http://127.0.0.1:" + site.getAddress().getPort();
  }

  /// Opens a page and waits for its report.
  ///
  /// @param path with its query
  JsonNode reportOf(String path) throws Exception {
    Process process = new ProcessBuilder(words(origin() + path))
        .redirectErrorStream(true)
        .redirectOutput(profile.resolve("log.txt").toFile())
        .start();
    try {
      return JsonMapper.shared().readTree(report.get(2, TimeUnit.MINUTES));
    } finally {
      Stream.concat(process.descendants(), Stream.of(process.toHandle()))
          .forEach(ProcessHandle::destroyForcibly);
      process.waitFor();
    }
  }

  /// Without a word to anybody outside.
  private List<String> words(String address) {
    var words = new ArrayList<>(List.of(PATH_OF_DEBIAN.toString(), "--headless", "--no-sandbox"));
    words.addAll(List.of("--disable-gpu", "--disable-quic", "--no-first-run", "--mute-audio"));
    words.addAll(List.of("--disable-background-networking", "--disable-component-update"));
    words.addAll(List.of("--disable-sync", "--disable-dev-shm-usage"));
    words.add("--autoplay-policy=no-user-gesture-required");
    words.add("--user-data-dir=" + profile.resolve("user"));
    words.add(address);
    return words;
  }

  @Override
  public void close() {
    site.stop(0);
  }
}
