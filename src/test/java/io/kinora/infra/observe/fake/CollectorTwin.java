package io.kinora.infra.observe.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Takes spans by OTLP as a collector does, and keeps them; or refuses them, or says nothing.
///
/// Source: opentelemetry-proto 1.x, `trace.proto`: the numbers of the fields.
public final class CollectorTwin implements AutoCloseable {

  private final HttpServer server;
  private final List<ToldSpan> spans = new CopyOnWriteArrayList<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Mood mood = Mood.WELL;

  /// How it answers.
  public enum Mood {
    WELL,
    REFUSING,
    SILENT
  }

  /// A span as it was told.
  ///
  /// @param parent empty for the first of a trace
  /// @param attributes of the span, and of the process behind `resource.`
  public record ToldSpan(
      String trace,
      String id,
      String parent,
      String name,
      Map<String, String> attributes,
      boolean hasFailed) {

    public String attribute(String key) {
      return attributes.getOrDefault(key, "");
    }
  }

  private CollectorTwin(HttpServer server) {
    this.server = server;
  }

  public static CollectorTwin open() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var twin = new CollectorTwin(server);
      server.createContext("/v1/traces", twin::take);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return twin;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public void is(Mood changed) {
    mood = changed;
  }

  public List<ToldSpan> spans() {
    return List.copyOf(spans);
  }

  public List<ToldSpan> spans(String name) {
    return spans.stream().filter(it -> it.name().equals(name)).toList();
  }

  public int requests() {
    return requests.get();
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    requests.incrementAndGet();
    switch (mood) {
      case WELL -> keep(ProtoFields.of(body));
      case REFUSING -> {}
      case SILENT -> awaitEnd();
    }
    exchange.sendResponseHeaders(mood == Mood.WELL ? 200 : 503, -1);
    exchange.close();
  }

  private void awaitEnd() {
    try {
      closed.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void keep(ProtoFields request) {
    for (ProtoFields resource : request.messages(1)) {
      Map<String, String> process = attributes(resource.message(1), 1, "resource.");
      for (ProtoFields scope : resource.messages(2)) {
        scope.messages(2).forEach(span -> spans.add(told(span, process)));
      }
    }
  }

  private static ToldSpan told(ProtoFields span, Map<String, String> process) {
    Map<String, String> attributes = attributes(span, 9, "");
    attributes.putAll(process);
    return new ToldSpan(
        span.hex(1),
        span.hex(2),
        span.hex(4),
        span.text(5),
        attributes,
        span.message(15).count(3) == 2);
  }

  private static Map<String, String> attributes(ProtoFields owner, int number, String prefix) {
    var attributes = new HashMap<String, String>();
    for (ProtoFields attribute : owner.messages(number)) {
      ProtoFields value = attribute.message(2);
      attributes.put(
          prefix + attribute.text(1),
          value.has(1) ? value.text(1) : String.valueOf(value.count(3)));
    }
    return attributes;
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
