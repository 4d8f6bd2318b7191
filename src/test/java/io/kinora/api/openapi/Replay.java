package io.kinora.api.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A client that keeps what it sent and what came back. All threads may use it.
public final class Replay implements AutoCloseable {

  private static final Duration TIME_MAX = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Seen> all = new CopyOnWriteArrayList<>();

  public List<Seen> all() {
    return List.copyOf(all);
  }

  /// @param headers names and values in turn
  public Seen ask(int port, String method, String target, String body, String... headers) {
    return ask(port, method, target, body.getBytes(UTF_8), body, headers);
  }

  /// The same with a body that is no text.
  public Seen send(int port, String method, String target, byte[] body, String... headers) {
    return ask(port, method, target, body, body.length == 0 ? "" : "bytes", headers);
  }

  private Seen ask(
      int port, String method, String target, byte[] body, String text, String... headers) {
    var sent = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    for (int index = 0; index < headers.length; index += 2) {
      sent.put(headers[index], headers[index + 1]);
    }
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
        .timeout(TIME_MAX)
        .method(
            method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    sent.forEach(request::header);
    HttpResponse<String> answer = answer(request.build());
    var seen =
        new Seen(method, target, sent, text, answer.statusCode(), first(answer), answer.body());
    all.add(seen);
    return seen;
  }

  private HttpResponse<String> answer(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new AssertionError(request.method() + " " + request.uri(), failure);
    } catch (InterruptedException failure) {
      throw new AssertionError("nobody interrupts a test", failure);
    }
  }

  private static Map<String, String> first(HttpResponse<String> answer) {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    answer.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
    return headers;
  }

  @Override
  public void close() {
    http.close();
  }
}
