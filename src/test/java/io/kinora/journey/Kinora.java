package io.kinora.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.api.factory.fake.FactoryClient;
import io.kinora.api.panda.fake.PandaClient;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.ffmpeg.FfmpegPrograms;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server in a process of its own, as an operator starts it.
final class Kinora implements AutoCloseable {

  static final String SECRET = "journey-secret";

  /// Of the client `acme_office`.
  static final String CLIENT_SECRET = "mcs_" + "k".repeat(43);

  static final String FLIXCLOUD_KEY = "aaaa:bbbbbb:0:cccc:dddd";

  static final PandaClient.Keys PANDA =
      new PandaClient.Keys("panda_key", "panda_secret", "e122090f4e506ae9ee266c3eb78a8b67");

  static final FactoryClient.Keys FACTORY =
      new FactoryClient.Keys("factorykey0123456789", "factorysecret");

  private static final Pattern LISTENS = Pattern.compile("listens on [^ ]+:(\\d+)");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Process process;
  private final int port;
  private final StringWriter log;

  private Kinora(Process process, int port, StringWriter log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /// Starts a server that may fetch from this machine, and waits until it listens.
  ///
  /// @param port 0 takes a free one
  /// @param more flags
  static Kinora serve(Path data, int port, String... more) throws IOException {
    Path bootstrap = data.resolveSibling("bootstrap.json");
    Files.writeString(bootstrap, """
        {"tenants": [
          {"id": "acme", "tasks": {"secret": "%s"}, "panda": {"access_key": "panda_key",
           "secret_key": "panda_secret", "cloud_id": "e122090f4e506ae9ee266c3eb78a8b67"},
           "factory": {"access_key": "factorykey0123456789", "secret_key": "factorysecret"},
           "flixcloud": {"api_key": "%s", "recipes": [
             {"id": 3, "name": "mpg2avi", "container": "flv", "width": 160, "pngex_auto_count": 2,
              "watermark_x_position": 10, "watermark_y_position": 10}]}, "clients": [{"client_id": "acme_office",
           "client_secret": "%s", "scopes": ["videos:read", "videos:write", "videos:delete", "webhooks:manage"]}]}
        ]}""".formatted(SECRET, FLIXCLOUD_KEY, CLIENT_SECRET));
    var words = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "--add-modules",
        "jdk.incubator.vector",
        "-Dlogback.configurationFile=logback-process.xml",
        "-cp",
        System.getProperty("java.class.path"),
        "io.kinora.Main",
        "serve",
        "--data",
        data.toString(),
        "--port",
        String.valueOf(port),
        "--bootstrap",
        bootstrap.toString(),
        "--outbound-allow",
        "127.0.0.0/8,::1/128",
        "--ffmpeg",
        FfmpegPrograms.packaged(TestMedia.CACHE).folder().toString()));
    words.addAll(List.of(more));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    var log = new StringWriter();
    return new Kinora(process, portOf(process, log), log);
  }

  private static int portOf(Process process, Writer rest) throws IOException {
    BufferedReader log = process.inputReader(UTF_8);
    var seen = new StringBuilder();
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      Matcher listens = LISTENS.matcher(line);
      if (listens.find()) {
        Thread.ofVirtual().start(() -> drain(log, rest));
        return Integer.parseInt(listens.group(1));
      }
      seen.append(line).append('\n');
    }
    throw new AssertionError("the server did not start:\n" + seen);
  }

  /// Reads on: else the pipe fills up.
  private static void drain(BufferedReader log, Writer into) {
    try {
      log.transferTo(into);
    } catch (IOException _) {
      // It was killed: nothing more comes.
    }
  }

  /// What the operator is told who has a data folder checked.
  static String fsck(Path data) throws IOException {
    return say("fsck", "--data", data.toString());
  }

  /// What a command says, in a process of its own.
  static String say(String... command) throws IOException {
    var words = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        "io.kinora.Main"));
    words.addAll(List.of(command));
    Process process =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
  }

  int port() {
    return port;
  }

  /// What it has logged since it listens, as far as that has come.
  String log() {
    return log.toString();
  }

  /// Posts JSON and gives the answer, which must be a 200.
  JsonNode post(String path, String json) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(at(path))
        .POST(HttpRequest.BodyPublishers.ofString(json))
        .build();
    HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  JsonNode status(String key) throws IOException, InterruptedException {
    return JSON.readTree(get(at("/v2/status?tasks=" + key)).body()).get(0);
  }

  /// A token of the client `acme_office`.
  String token() throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(at("/oauth/token"))
        .header("Authorization", basic("acme_office", CLIENT_SECRET))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
        .build();
    HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body()).path("access_token").asString();
  }

  /// The value of the header `Authorization`.
  static String basic(String user, String password) {
    String text = user + ":" + password;
    return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return CLIENT.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  static Path download(String address, Path file) throws IOException, InterruptedException {
    var answer =
        CLIENT.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofFile(file));
    assertThat(answer.statusCode()).isEqualTo(200);
    return file;
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  long pid() {
    return process.pid();
  }

  /// How many programs it has running.
  long childCount() {
    return process.descendants().count();
  }

  /// Ends it as a power cut would, and waits until it is gone.
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /// Asks it to stop, and waits.
  int stop() {
    process.toHandle().destroy();
    try {
      return process.waitFor();
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(failure));
    }
  }

  @Override
  public void close() {
    kill();
  }
}
