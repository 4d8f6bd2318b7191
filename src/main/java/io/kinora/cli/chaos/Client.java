package io.kinora.cli.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks the API under trial. Thread-safe.
final class Client implements AutoCloseable {

  static final JsonMapper JSON = JsonMapper.shared();

  /// A server that waits for its database answers within this time, or is as good as away.
  private static final Duration TIME_MAX = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(TIME_MAX)
      .build();
  private final URI origin;

  Client(URI origin) {
    this.origin = origin;
  }

  URI origin() {
    return origin;
  }

  /// @throws IOException where nobody answers, or only that it cannot now
  String get(String target, String... headers) throws IOException, InterruptedException {
    return send("GET", target, BodyPublishers.noBody(), headers);
  }

  String post(String target, String body, String... headers)
      throws IOException, InterruptedException {
    return send("POST", target, BodyPublishers.ofString(body), headers);
  }

  JsonNode postJson(String target, JsonNode body, String... headers)
      throws IOException, InterruptedException {
    return JSON.readTree(post(target, body.toString(), headers));
  }

  /// @param headers names and values in turn
  /// @throws RefusedException where the answer is that the request is wrong
  String send(String method, String target, BodyPublisher body, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(origin.resolve(target)).timeout(TIME_MAX).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    int status = answer.statusCode();
    if (status >= 500 || status == 429) {
      throw new IOException(method + " " + target + ": " + status);
    }
    if (status >= 400) {
      throw new RefusedException(method + " " + target + ": " + status + " " + answer.body());
    }
    return answer.body();
  }

  /// Something that was right is said to be wrong.
  static final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    RefusedException(String message) {
      super(message);
    }
  }

  static byte[] mac(String algorithm, String key, String text) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), algorithm));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /// As RFC 3986 has it: a space is `%20`.
  static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  @Override
  public void close() {
    http.close();
  }
}
