package io.kinora.api.publishing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// The way to a server of this machine, for clients of any manners.
final class Wire implements AutoCloseable {

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;

  Wire(int port) {
    this.port = port;
  }

  /// What came back.
  record Answer(int status, String body, HttpResponse<String> response) {

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /// The value of a text in the body.
    String value(String name) {
      return body.replaceAll("(?s).*\"" + name + "\":\"([^\"]*)\".*", "$1");
    }
  }

  /// @param headers names and values in turn
  Answer ask(String method, String path, String... headers) {
    return send(method, path, "", headers);
  }

  Answer send(String method, String path, String body, String... headers) {
    return send(
        method,
        path,
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
        headers);
  }

  Answer send(String method, String path, BodyPublisher body, String... headers) {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(40))
        .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), response);
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError(failure);
    }
  }

  /// What comes back when `text` is sent, its lines ended as HTTP does, up to the end of the
  /// connection.
  String raw(String text) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// Sends `text` and leaves.
  void rawAndGone(String text) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
