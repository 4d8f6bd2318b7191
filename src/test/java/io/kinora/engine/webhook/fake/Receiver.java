package io.kinora.engine.webhook.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// A server of somebody who has webhooks: keeps what it is sent, and answers what it was told to,
/// then always 204.
public final class Receiver implements AutoCloseable {

  private final HttpServer server;
  private final List<Message> messages = new CopyOnWriteArrayList<>();
  private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /// What came.
  public record Message(
      String path, String id, String timestamp, String signature, String type, String body) {}

  private Receiver(HttpServer server) {
    this.server = server;
  }

  public static Receiver start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var receiver = new Receiver(server);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", receiver::take);
    server.start();
    return receiver;
  }

  /// Takes what it gets, and never answers below `/silent`.
  private void take(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    messages.add(new Message(
        exchange.getRequestURI().toString(),
        headers.getFirst("webhook-id"),
        headers.getFirst("webhook-timestamp"),
        headers.getFirst("webhook-signature"),
        headers.getFirst("Content-Type"),
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    if (exchange.getRequestURI().getPath().startsWith("/silent")) {
      await();
    }
    Integer answer = answers.poll();
    exchange.getResponseHeaders().add("Location", address("/elsewhere").toString());
    exchange.sendResponseHeaders(answer == null ? 204 : answer, -1);
    exchange.close();
  }

  private void await() {
    try {
      closed.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  public void answerNext(Integer... statuses) {
    answers.addAll(List.of(statuses));
  }

  public List<Message> messages() {
    return List.copyOf(messages);
  }

  /// Those that came to one path.
  public List<Message> messages(String path) {
    return messages.stream().filter(it -> it.path().equals(path)).toList();
  }

  public URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
