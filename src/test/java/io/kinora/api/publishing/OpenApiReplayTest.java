package io.kinora.api.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.api.openapi.Conformity;
import io.kinora.api.openapi.Operations;
import io.kinora.api.openapi.Operations.Operation;
import io.kinora.api.openapi.Replay;
import io.kinora.api.openapi.SchemaCheck;
import io.kinora.api.openapi.Seen;
import io.kinora.engine.webhook.fake.Receiver;
import io.kinora.engine.webhook.fake.Receiver.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the server really says is as its OpenAPI document tells. Source: the publishing contract,
/// section 18 and section 21, case 8.
@Timeout(120)
class OpenApiReplayTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int MUCH = 1_000;
  private static final ObjectNode DOCUMENT = OpenApi.document(ReplayServer.USUAL);
  private static final Operations OPERATIONS = Operations.of(DOCUMENT);

  @TempDir
  private static Path folder;

  private static final Replay REPLAY = new Replay();
  private static List<Message> messages = List.of();

  @BeforeAll
  static void askForAll() throws IOException {
    try (var receiver = Receiver.start();
        var server = server(ReplayServer.USUAL, MUCH, 0)) {
      new OpenApiReplay(server, receiver).all();
      askForWhatIsBroken(server);
      messages = receiver.messages();
    }
    askOfOneThatIsFull();
  }

  private static ReplayServer server(PublishingSettings settings, int slotsMax, long freeBytesMin)
      throws IOException {
    return new ReplayServer(
        REPLAY, Files.createTempDirectory(folder, "server"), settings, slotsMax, freeBytesMin);
  }

  /// What is remembered of a video is spoilt, then the database goes.
  private static void askForWhatIsBroken(ReplayServer server) {
    Seen ready = server.ask("GET", "/videos?status=ready");
    String id = JSON.readTree(ready.body()).at("/items/0/id").asString();
    server.server.database.transact(it -> it.handle().execute("update video set facts = '{'"));
    server.ask("GET", "/videos/" + id + "/video");
    server.server.database.close();
    server.ask("GET", "/videos");
  }

  /// A tenant may have one slot, the disk must stay emptier than it is, and three requests are all
  /// that one may make.
  private static void askOfOneThatIsFull() throws IOException {
    try (var full = server(ReplayServer.USUAL.withRequestsPerMinuteMax(3), 1, Long.MAX_VALUE)) {
      String[] isJson = {"Content-Type", "application/json"};
      Seen slot = full.send("POST", "/videos", "{\"title\":\"one\"}", isJson);
      full.send("POST", "/videos", "{\"title\":\"two\"}", isJson);
      String id = JSON.readTree(slot.body()).path("id").asString();
      full.bytes("PUT", "/videos/" + id + "/content", "film", "Content-Type", "video/mp4");
      full.ask("GET", "/videos");
    }
  }

  @AfterAll
  static void close() {
    REPLAY.close();
  }

  static List<Seen> exchanges() {
    return REPLAY.all();
  }

  @ParameterizedTest
  @MethodSource("exchanges")
  void an_exchange_is_as_the_document_says(Seen seen) {
    assertThat(new Conformity(DOCUMENT).complaints(seen))
        .as(seen + "\n" + seen.body())
        .isEmpty();
  }

  static List<Operation> operations() {
    return OPERATIONS.all();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void an_operation_was_asked_for_and_once_at_least_succeeded(Operation operation) {
    assertThat(REPLAY.all())
        .filteredOn(seen -> OPERATIONS.find(seen).equals(Optional.of(operation)))
        .anyMatch(seen -> seen.status() < 400);
  }

  @ParameterizedTest
  @EnumSource(ProblemCode.class)
  void a_problem_was_met(ProblemCode code) {
    assertThat(REPLAY.all())
        .filteredOn(seen -> seen.body().contains("\"code\":\"" + code.word() + "\""))
        .anyMatch(seen -> seen.status() == code.status());
  }

  @Test
  void messages_of_webhooks_are_as_the_document_says() {
    var check = new SchemaCheck(DOCUMENT);
    assertThat(messages)
        .extracting(it -> JSON.readTree(it.body()).path("type").asString())
        .contains("video.ready", "video.error", "video.deleted", "webhook.test");
    for (Message message : messages) {
      JsonNode body = JSON.readTree(message.body());
      JsonNode post =
          DOCUMENT.path("webhooks").path(body.path("type").asString()).path("post");
      JsonNode schema = post.at("/requestBody/content/application~1json/schema");
      assertThat(check.complaints(schema, body, "")).as(message.body()).isEmpty();
      assertThat(check.complaints(parameter("MessageId"), text(message.id()), ""))
          .isEmpty();
      assertThat(check.complaints(parameter("MessageSignature"), text(message.signature()), ""))
          .isEmpty();
    }
  }

  private static JsonNode parameter(String name) {
    return DOCUMENT.at("/components/parameters/" + name + "/schema");
  }

  private static JsonNode text(String text) {
    return JsonNodeFactory.instance.stringNode(text);
  }
}
