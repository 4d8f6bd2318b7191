package io.kinora.api.publishing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.kinora.api.publishing.Wire.Answer;
import io.kinora.engine.access.Client;
import io.kinora.engine.access.Scope;
import io.kinora.engine.access.Scopes;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// Who may not, on each route there is. Source: the publishing contract, sections 4 and 15, and
/// section 21, case 6.
class SecurityTest {

  private static final String CHALLENGE = "Bearer realm=\"publishing\"";

  @TempDir
  private static Path folder;

  private static VideoServer server;
  private static String id = "";
  private static String another = "";
  private static String word = "";
  private static String playbackId = "";
  private static final List<String> SECRETS = new ArrayList<>();
  private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();
  private static final Logger ROOT = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private static final Level USUAL = ROOT.getLevel();

  @BeforeAll
  static void start() throws IOException {
    LOG.start();
    ROOT.setLevel(Level.INFO);
    ROOT.addAppender(LOG);
    server = VideoServer.start(folder);
    id = server.readyVideo("{\"title\":\"A film\"}");
    playbackId = server.get("/videos/" + id + "/video").path("playback_id").asString();
    Answer slot = server.send(
        "POST",
        "/videos",
        "{\"title\":\"Another\",\"delegated_upload\":true}",
        "Content-Type",
        "application/json",
        "Idempotency-Key",
        "once");
    another = slot.value("id");
    word = slot.value("upload_url").replaceAll(".*/", "");
    SECRETS.addAll(List.of(server.key, server.strangersKey, word));
  }

  @AfterAll
  static void stop() {
    server.close();
    ROOT.detachAppender(LOG);
    ROOT.setLevel(USUAL);
  }

  private static Stream<Route> scoped() {
    return server.routes.stream().filter(it -> it.needs() instanceof Needs.OfScope);
  }

  private static String path(Route route) {
    return VideoServer.API
        + route
            .template()
            .replace("{id}", id)
            .replace("{word}", word)
            .replace("{event}", "evt_" + "e".repeat(22));
  }

  private static Answer ask(Route route, String... headers) {
    return server.wire.ask(route.method(), path(route), headers);
  }

  private static Answer ask(Route route, Credential credential) {
    return ask(route, "Authorization", credential.header());
  }

  /// What somebody shows who may not.
  record Credential(String name, String header) {

    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Arguments> routesAndBadCredentials() {
    String expired = server
        .keys
        .create(VideoServer.ACME, Scopes.of(Scope.values()), server.clock.instant())
        .secret();
    String disabled = server.keyOf(VideoServer.ACME, Scope.values());
    server.keys.setDisabled(disabled.substring(4, 16), true);
    String changed =
        server.key.substring(0, server.key.length() - 1) + (server.key.endsWith("A") ? "B" : "A");
    SECRETS.addAll(List.of(expired, disabled));
    List<Credential> bad = List.of(
        new Credential("unknown token", "Bearer mst_" + "a".repeat(43)),
        new Credential("unknown key", "ApiKey msk_" + "a".repeat(12) + "_" + "b".repeat(43)),
        new Credential("wrong secret", "Bearer " + changed),
        new Credential("expired key", "Bearer " + expired),
        new Credential("disabled key", "Bearer " + disabled),
        new Credential("expired token", "Bearer " + expiredToken()),
        new Credential("revoked token", "Bearer " + revokedToken()),
        new Credential("no scheme", server.key),
        new Credential("another scheme", "Basic " + server.key),
        new Credential("nothing", "Bearer"));
    return scoped().flatMap(route -> bad.stream().map(it -> Arguments.of(route, it)));
  }

  private static Client client(String name) {
    return new Client(name, VideoServer.ACME, Scopes.of(Scope.values()));
  }

  private static String expiredToken() {
    server.clients.create(client("late"));
    String token =
        server.tokens.issue(client("late"), Scopes.of(Scope.values()), Duration.ofSeconds(1));
    server.clock.turn(Duration.ofSeconds(1));
    SECRETS.add(token);
    return token;
  }

  private static String revokedToken() {
    server.clients.create(client("left"));
    String token =
        server.tokens.issue(client("left"), Scopes.of(Scope.values()), Duration.ofHours(1));
    server.tokens.revoke(client("left"), token);
    SECRETS.add(token);
    return token;
  }

  @ParameterizedTest
  @MethodSource("routesAndBadCredentials")
  void a_credential_that_does_not_count_opens_nothing(Route route, Credential bad) {
    Answer answer = ask(route, bad);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate"))
        .isEqualTo(CHALLENGE + ", error=\"invalid_token\"");
  }

  @ParameterizedTest
  @MethodSource("scoped")
  void nobody_comes_in_without_a_credential(Route route) {
    Answer answer = ask(route);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo(CHALLENGE);
  }

  @ParameterizedTest
  @MethodSource("scoped")
  void a_credential_in_the_address_is_none(Route route) {
    Answer answer = server.wire.ask(
        route.method(), path(route) + "?access_token=" + server.key + "&key=" + server.key);

    assertThat(answer.status()).isEqualTo(401);
  }

  @ParameterizedTest
  @MethodSource("scoped")
  void a_credential_without_the_scope_is_told_which_it_needs(Route route) {
    Scope needed = ((Needs.OfScope) route.needs()).scope();
    Scope[] others = Arrays.stream(Scope.values()).filter(it -> it != needed).toArray(Scope[]::new);
    String key = server.keyOf(VideoServer.ACME, others);

    Answer answer = ask(route, "Authorization", "Bearer " + key);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.header("WWW-Authenticate"))
        .isEqualTo(CHALLENGE + ", error=\"insufficient_scope\", scope=\"" + needed.word() + "\"");
  }

  @ParameterizedTest
  @MethodSource("scoped")
  void anothers_video_is_as_one_that_never_was(Route route) {
    if (!route.template().contains("{id}")) {
      return; // It names no video.
    }
    String[] stranger = {"Authorization", "Bearer " + server.strangersKey, "X-Request-Id", "same"};
    String unknown = path(route).replace(id, "vid_" + "z".repeat(22));

    Answer foreign = ask(route, stranger);
    Answer never = server.wire.ask(route.method(), unknown, stranger);

    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.body()).isEqualTo(never.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "POST", "HEAD", "DELETE"})
  void a_delegated_address_needs_a_right_word_and_what_is_shown_besides_must_count(String method) {
    String path = VideoServer.API + "/uploads/" + word;

    assertThat(server.wire.ask(method, path.replace("upl_", "upl_x")).status()).isEqualTo(404);
    assertThat(server.wire.ask(method, path, "Authorization", "Bearer none").status())
        .isEqualTo(401);
    String[] stranger = VideoServer.with(server.strangersKey);
    assertThat(server.wire.ask(method, path, stranger).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/media/ID/../ID/master.m3u8",
        "/media/ID/..%2fmaster.m3u8",
        "/media/ID/%2e%2e/%2e%2e/kinora.db",
        "/media/ID/../../kinora.db",
        "/media/ID%2fmaster.m3u8",
        "/media/ID/master.m3u8%00.jpg",
        "/media/ID/%00",
        "/media/ID//etc/passwd",
        "/media/ID/%2fetc%2fpasswd",
        "/media/ID/",
        "/media/ID",
        "/media/",
        "/media/ID/master.m3u8/",
        "/media/ID/MASTER.M3U8",
        "/media/ID/..%5cmaster.m3u8",
        "/media/ID/master.m3u8;x=1",
        "/media/VIDEO/master.m3u8",
        "/media/ID/source",
        "/media/ID/%"
      })
  void no_trick_in_a_path_finds_a_file(String path) throws IOException {
    String asked = path.replace("ID", playbackId).replace("VIDEO", id);

    String answer = server.wire.raw("""
        GET %s HTTP/1.1
        Host: a
        Connection: close

        """.formatted(asked));

    assertThat(answer).matches("(?s)HTTP/1.1 40[04] .*"); // What is no address at all is a 400.
  }

  @Test
  void a_host_that_a_client_makes_up_stands_in_no_answer() throws IOException {
    for (String path : List.of("/videos/" + id, "/videos", "/videos/" + id + "/video", "/none")) {
      String answer = server.wire.raw("""
          GET %s HTTP/1.1
          Host: evil.example
          X-Forwarded-Host: evil.example
          X-Forwarded-Proto: gopher
          Forwarded: host=evil.example
          Authorization: Bearer %s
          Connection: close

          """.formatted(VideoServer.API + path, server.key));

      assertThat(answer).contains("https://media.example").doesNotContain("evil", "gopher");
    }
  }

  @Test
  void a_slot_made_by_a_made_up_host_has_our_addresses() {
    Answer answer = server.wire.send(
        "POST",
        VideoServer.API + "/videos",
        BodyPublishers.ofString("{\"title\":\"x\"}"),
        VideoServer.with(
            server.key, "Content-Type", "application/json", "X-Forwarded-Host", "evil.example"));

    assertThat(answer.header("Location")).startsWith("https://media.example/");
    assertThat(answer.body()).doesNotContain("evil");
  }

  @Test
  void no_secret_stands_in_the_log_or_on_the_disk() throws IOException {
    server.wire.send(
        "PUT",
        VideoServer.API + "/uploads/" + word,
        BodyPublishers.ofString("film"),
        "Content-Type",
        "video/mp4");
    server.awaitPhase(another, "ready"); // Nobody writes any more.
    ROOT.detachAppender(LOG);
    String log = LOG.list.stream()
        .map(it -> it.getFormattedMessage() + it.getMDCPropertyMap())
        .reduce("", String::concat);
    assertThat(log).contains("video.upload");

    for (String secret : SECRETS) {
      String bare = secret.substring(secret.lastIndexOf('_') + 1);
      assertThat(log).doesNotContain(bare);
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          assertThat(Files.readString(file, ISO_8859_1)).as(file.toString()).doesNotContain(bare);
        }
      }
    }
  }
}
