package io.kinora.infra.transfer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A web server on a folder, behind a wire. It sends the rest of files, takes files, and wants
/// a login.
final class HttpRig extends FolderRig {

  private final Path folder;
  private final HttpServer server;
  private final Wire wire;

  HttpRig(Path folder) throws IOException {
    super(folder);
    this.folder = folder;
    server = HttpServer.create(new InetSocketAddress(Wire.loopback(1), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    wire = Wire.to(server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
      String plain = login().user() + ":" + login().password();
      String basic =
          "Basic " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
      if (!basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        exchange.sendResponseHeaders(401, -1);
      } else if (exchange.getRequestMethod().equals("PUT")) {
        Files.write(file, exchange.getRequestBody().readAllBytes());
        exchange.sendResponseHeaders(201, -1);
      } else if (Files.isRegularFile(file)) {
        send(exchange, Files.readAllBytes(file));
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private static void send(HttpExchange exchange, byte[] bytes) throws IOException {
    String tag = "\"" + Arrays.hashCode(bytes) + "\"";
    String range = exchange.getRequestHeaders().getFirst("Range");
    boolean isRest = range != null && tag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
    int offset = isRest ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
    exchange.getResponseHeaders().put("ETag", List.of(tag));
    if (isRest) {
      exchange
          .getResponseHeaders()
          .put(
              "Content-Range",
              List.of("bytes " + offset + "-" + (bytes.length - 1) + "/" + bytes.length));
    }
    exchange.sendResponseHeaders(isRest ? 206 : 200, bytes.length - offset);
    exchange.getResponseBody().write(bytes, offset, bytes.length - offset);
  }

  @Override
  public Place place(String path, @Nullable Login login) {
    return Place.parse("http://127.0.0.1:" + wire.port() + "/" + path, login).orElseThrow();
  }

  Wire wire() {
    return wire;
  }

  @Override
  public void cutDownAfter(long bytes) {
    wire.cutDownAfter(bytes);
  }

  @Override
  public void cutUpAfter(long bytes) {
    wire.cutUpAfter(bytes);
  }

  @Override
  public void fallSilentAfter(long bytes) {
    wire.fallSilentAfter(bytes);
  }

  @Override
  public void takeNothingAfter(long bytes) {
    wire.takeNothingAfter(bytes);
  }

  @Override
  public long downBytes() {
    return wire.downBytes();
  }

  @Override
  public long upBytes() {
    return wire.upBytes();
  }

  @Override
  public void announce(long sizeBytes) {
    wire.sayAlways(
        "HTTP/1.1 200 OK\r\nETag: \"x\"\r\nContent-Length: " + sizeBytes + "\r\n\r\nshort");
  }

  @Override
  public void fillUp() {
    wire.sayAlways("HTTP/1.1 507 Insufficient Storage\r\nContent-Length: 0\r\n\r\n");
  }

  @Override
  public void close() throws IOException {
    wire.close();
    server.stop(0);
  }
}
