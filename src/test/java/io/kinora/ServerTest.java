package io.kinora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.media.fake.TestMedia;
import io.kinora.media.ffmpeg.FfmpegPrograms;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTest {

  @TempDir
  private Path data;

  private Settings settings(Map<String, String> more) {
    var flags = new HashMap<>(Map.of(
        "data", data.toString(), "port", "0", "ffmpeg", programs().toString(), "cores", "1"));
    flags.putAll(more);
    return new SettingSources(Map.of(), flags, Optional.empty()).read();
  }

  /// Unpacked already, so that each server starts at once.
  static Path programs() {
    return FfmpegPrograms.packaged(TestMedia.CACHE).folder();
  }

  private Server start() {
    return Server.start(settings(Map.of()), Clock.systemUTC());
  }

  static HttpResponse<String> get(Server server, String path) {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
        .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new AssertionError(failure);
    } catch (InterruptedException failure) {
      throw new AssertionError("nobody interrupts a test", failure);
    }
  }

  @Test
  void a_server_that_has_started_is_healthy_and_ready() {
    try (Server server = start()) {
      assertThat(get(server, "/healthz").statusCode()).isEqualTo(200);

      HttpResponse<String> ready = get(server, "/readyz");
      assertThat(ready.statusCode()).isEqualTo(200);
      assertThat(ready.body()).contains("database", "storage", "ffmpeg", "\"ready\":true");
    }
  }

  @Test
  void editors_get_the_schema_of_the_film_language() {
    try (Server server = start()) {
      HttpResponse<String> schema = get(server, "/sxml/schema.xsd");

      assertThat(schema.statusCode()).isEqualTo(200);
      assertThat(schema.headers().firstValue("content-type")).contains("application/xml");
      assertThat(schema.body()).contains("<xs:element name=\"movie\">");
      assertThat(get(server, "/sxml/other.xsd").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void two_dialects_share_a_version_and_each_answers_in_its_own_words() {
    try (Server server = start()) {
      for (String path : List.of("/v2/videos", "/v2//videos.json", "/v2/anything.json")) {
        assertThat(get(server, path).body()).as(path).contains("access_key, signature, timestamp");
      }
      for (String path : List.of("/v2/anything", "/v2/create", "/v2/status/x.json", "/v9/x")) {
        assertThat(get(server, path).body()).as(path).startsWith("{\"status\":\"error\"");
      }
      assertThat(get(server, "/v2/openapi.json").body()).contains("\"openapi\"");
    }
  }

  @Test
  void a_path_that_is_nobodys_is_not_found() {
    try (Server server = start()) {
      assertThat(get(server, "/").statusCode()).isEqualTo(404);
      // Source: the tasks contract, section 3.
      HttpResponse<String> unknown = get(server, "/v3/create");
      assertThat(unknown.statusCode()).isEqualTo(404);
      assertThat(unknown.headers().firstValue("Content-Type"))
          .hasValue("application/json; charset=UTF-8");
      assertThat(unknown.body()).startsWith("{\"status\":\"error\",\"errors\":[{\"name\":\"url\"");
    }
  }

  @Test
  void the_publishing_api_and_its_tokens_answer_where_the_settings_say() {
    try (Server server =
        Server.start(settings(Map.of("publishing-api-prefix", "/films")), Clock.systemUTC())) {
      HttpResponse<String> unknown = get(server, "/films/none");

      assertThat(unknown.statusCode()).isEqualTo(404);
      assertThat(unknown.body())
          .contains("\"type\":\"http://127.0.0.1:" + server.port() + "/problems/not-found\"");
      assertThat(get(server, "/oauth/token").statusCode()).isEqualTo(405);
      assertThat(get(server, "/problems/not-found").statusCode()).isEqualTo(200);
      assertThat(get(server, "/.well-known/oauth-authorization-server").body())
          .contains("/oauth/token");
      assertThat(get(server, "/publishing/v1/none").body()).isEqualTo("There is nothing here.\n");
    }
  }

  @Test
  void the_first_start_writes_credentials_and_the_second_leaves_them() throws IOException {
    start().close();
    String credentials = Files.readString(data.resolve("credentials.json"));

    start().close();

    assertThat(Files.readString(data.resolve("credentials.json"))).isEqualTo(credentials);
  }

  @Test
  void a_second_server_on_the_same_data_folder_is_refused_and_the_first_works_on() {
    try (Server first = start()) {
      assertThatThrownBy(this::start)
          .isInstanceOf(CannotStartException.class)
          .hasMessageContaining("is in use by another Kinora (process ");

      assertThat(get(first, "/readyz").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_port_that_is_taken_is_told_in_words_and_the_data_folder_is_free_again(@TempDir Path other)
      throws IOException {
    try (Server first = start()) {
      var settings =
          settings(Map.of("port", Integer.toString(first.port()), "data", other.toString()));

      assertThatThrownBy(() -> Server.start(settings, Clock.systemUTC()))
          .isInstanceOf(CannotStartException.class)
          .hasMessageContaining("cannot listen on")
          .hasMessageContaining("in use");
      DataFolder.take(other).close();
    }
  }

  @Test
  void a_folder_without_ffmpeg_is_told_in_words() {
    assertThatThrownBy(
            () -> Server.start(settings(Map.of("ffmpeg", data.toString())), Clock.systemUTC()))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("KINORA_FFMPEG");
  }

  @Test
  void a_stopped_server_listens_no_more_and_can_be_started_again() throws IOException {
    Server server = start();
    int port = server.port();
    server.close();

    assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
        .isInstanceOf(IOException.class);
    start().close();
  }

  @Test
  void work_folders_of_a_server_that_died_are_removed_at_start() throws IOException {
    Path left = Files.createDirectories(data.resolve("work").resolve("work-1"));
    Files.writeString(left.resolve("half.mp4"), "half");

    try (Server _ = start()) {
      assertThat(left).doesNotExist();
      assertThat(data.resolve("work")).isDirectory();
    }
  }

  @Test
  void a_process_without_the_worker_role_starts_too() {
    try (Server server = Server.start(settings(Map.of("roles", "api")), Clock.systemUTC())) {
      assertThat(get(server, "/readyz").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_server_that_works_can_be_checked() throws IOException {
    try (Server _ = start()) {
      assertThat(FsckCommand.findings(settings(Map.of()))).isEmpty();
    }
  }

  @Test
  void a_check_of_nothing_says_so() throws IOException {
    assertThat(FsckCommand.findings(settings(Map.of())))
        .singleElement()
        .asString()
        .startsWith("There is no database ");
  }
}
