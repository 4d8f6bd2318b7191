package io.kinora.api.http;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// A dialect for tests, with one path for each thing that an exchange can do.
final class Playground implements Dialect {

  static final String TEXT = "text/plain";

  /// What its handlers saw, in order.
  final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

  /// What makes `/stream` and `/wait` go on.
  final BlockingQueue<String> signals = new LinkedBlockingQueue<>();

  /// What it was told to word.
  final BlockingQueue<Failure> failures = new LinkedBlockingQueue<>();

  volatile @Nullable Blob blob;

  @Override
  public String name() {
    return "playground";
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    switch (exchange.segments().isEmpty() ? "" : exchange.segments().getFirst()) {
      case "header" -> header(exchange);
      case "body" -> body(exchange);
      case "refuse" -> exchange.send(401, TEXT, "no");
      case "stream" -> stream(exchange);
      case "wait" -> waitFor(exchange);
      case "file" -> ServedFile.send(exchange, Objects.requireNonNull(blob));
      case "failure" -> throw new Failure(FailureCode.INPUT_REFUSED, "not that").asException();
      case "mistake" -> throw new IllegalStateException("a path /of/ours");
      case "silence" -> {}
      case "late" -> late(exchange);
      default -> exchange.send(200, TEXT, shown(exchange));
    }
  }

  @Override
  public void fail(Exchange exchange, Failure failure) throws IOException {
    failures.add(failure);
    exchange.send(failure.code() == FailureCode.INTERNAL ? 500 : 422, TEXT, failure.text());
  }

  private static String shown(Exchange exchange) {
    return exchange.method() + "|" + exchange.rawPath() + "|" + exchange.rawQuery() + "|"
        + exchange.segments();
  }

  private static void header(Exchange exchange) throws IOException {
    exchange.header("ETag", "\"abc\"");
    exchange.header("X-wEird-CASE", "v");
    exchange.header("WWW-Authenticate", "Basic realm=\"r\"");
    exchange.addHeader("Link", "one");
    exchange.addHeader("Link", "two");
    exchange.send(200, "application/json; charset=UTF-8", "{}");
  }

  private static void body(Exchange exchange) throws IOException {
    byte[] body = exchange.body(10);
    exchange.send(200, TEXT, "got " + new String(body, StandardCharsets.UTF_8));
  }

  private void stream(Exchange exchange) throws IOException {
    try (var out = exchange.stream(200, "application/json")) {
      String line = take();
      while (!line.equals("end")) {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        line = take();
      }
    }
  }

  private void waitFor(Exchange exchange) throws IOException {
    String news;
    try (var _ = exchange.watchPeer(() -> signals.add("gone"));
        var _ = exchange.watchStop(() -> signals.add("stopping"))) {
      seen.add("waiting");
      news = take();
    }
    seen.add(news);
    exchange.send(200, TEXT, news);
  }

  private static void late(Exchange exchange) throws IOException {
    try (var out = exchange.stream(200, TEXT)) {
      out.write("begun".getBytes(StandardCharsets.UTF_8));
      if (!exchange.rawQuery().equals("unsent")) {
        out.flush();
      }
      throw new Failure(FailureCode.INPUT_REFUSED, "too late").asException();
    }
  }

  private String take() {
    try {
      return signals.take();
    } catch (InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
