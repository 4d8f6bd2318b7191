package io.kinora.api.panda.fake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client of Panda that signs by itself, as those of old do.
public final class PandaClient implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String BOUNDARY = "----old-client";

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;
  private final Keys keys;
  private final InstantSource clock;
  private final AtomicLong count = new AtomicLong();

  /// @param cloud empty where none is said
  public record Keys(String accessKey, String secretKey, String cloud) {}

  public PandaClient(URI server, Keys keys, InstantSource clock) {
    this.server = server;
    this.keys = keys;
    this.clock = clock;
  }

  public static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  /// @param parameters names and values in turn
  public static Map<String, String> named(String... parameters) {
    var named = new LinkedHashMap<String, String>();
    for (int index = 0; index < parameters.length; index += 2) {
      named.put(parameters[index], parameters[index + 1]);
    }
    return named;
  }

  /// All parameters of a request with what signs them.
  public Map<String, String> signed(String method, String path, Map<String, String> parameters) {
    var all = new TreeMap<>(parameters);
    all.putIfAbsent("access_key", keys.accessKey());
    if (!keys.cloud().isEmpty()) {
      all.putIfAbsent("cloud_id", keys.cloud());
    }
    all.putIfAbsent("timestamp", clock.instant().toString());
    all.putIfAbsent("nonce", String.valueOf(count.incrementAndGet())); // The clock may stand still.
    String text = String.join(
        "\n",
        method,
        server.getHost(),
        path.replaceFirst("^/v2", "").replaceFirst("\\?.*", ""),
        all.entrySet().stream()
            .filter(it -> !it.getKey().equals("file"))
            .map(it -> strict(it.getKey()) + "=" + strict(it.getValue()))
            .collect(joining("&")));
    all.put("signature", mac(text));
    return all;
  }

  private String mac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(keys.secretKey().getBytes(UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException failure) {
      throw new AssertionError(failure);
    }
  }

  private static String strict(String text) {
    return URLEncoder.encode(text, UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  public static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(it -> strict(it.getKey()) + "=" + strict(it.getValue()))
        .collect(joining("&"));
  }

  public HttpResponse<String> get(String path, String... parameters) {
    return inQuery("GET", path, parameters);
  }

  public HttpResponse<String> delete(String path, String... parameters) {
    return inQuery("DELETE", path, parameters);
  }

  /// With all parameters in the query and no body, as some clients write for every method.
  public HttpResponse<String> inQuery(String method, String path, String... parameters) {
    String query = form(signed(method, path, named(parameters)));
    return send(method, path + "?" + query, BodyPublishers.noBody());
  }

  public HttpResponse<String> post(String path, String... parameters) {
    return inForm("POST", path, parameters);
  }

  public HttpResponse<String> put(String path, String... parameters) {
    return inForm("PUT", path, parameters);
  }

  private HttpResponse<String> inForm(String method, String path, String... parameters) {
    String form = form(signed(method, path, named(parameters)));
    return send(
        method,
        path,
        BodyPublishers.ofString(form),
        "Content-Type",
        "application/x-www-form-urlencoded");
  }

  /// With all parameters as parts; the file before them, as most clients write it.
  public HttpResponse<String> upload(String path, Path file, String... parameters) {
    Map<String, String> all = signed("POST", path, named(parameters));
    return send(
        "POST",
        path,
        BodyPublishers.ofByteArray(parts(file, all)),
        "Content-Type",
        "multipart/form-data; boundary=" + BOUNDARY);
  }

  /// A multipart body; without a file where there is none.
  public static byte[] parts(Path file, Map<String, String> fields) {
    var body = new ByteArrayOutputStream();
    try {
      if (!file.toString().isEmpty()) {
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\";"
                + " filename=\"" + file.getFileName()
                + "\"\r\nContent-Type: multipart/form-data\r\n\r\n")
            .getBytes(UTF_8));
        body.writeBytes(Files.readAllBytes(file));
        body.writeBytes("\r\n".getBytes(UTF_8));
      }
      fields.forEach((name, value) ->
          body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name
                  + "\"\r\n\r\n" + value + "\r\n")
              .getBytes(UTF_8)));
      body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
      return body.toByteArray();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  /// As it is, nothing signed.
  ///
  /// @param target path with query, or a whole address
  public HttpResponse<String> send(
      String method, String target, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(target)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError(failure);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
