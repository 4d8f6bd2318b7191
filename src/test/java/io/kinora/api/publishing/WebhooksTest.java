package io.kinora.api.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.api.publishing.Wire.Answer;
import io.kinora.engine.access.Scope;
import io.kinora.engine.access.Scopes;
import io.kinora.engine.task.Callbacks;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskSettings;
import io.kinora.engine.task.fake.FakeSender;
import io.kinora.engine.webhook.WebhookRules;
import io.kinora.engine.webhook.fake.Receiver;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.SharedClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Source: the publishing contract, section 17.
class WebhooksTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String HOOKS = "/publishing/v1/webhooks";
  private static final Duration POLL = Duration.ofMillis(20);
  private static final String SHOP = "{\"url\":\"https://shop.example/hook\"}";

  @TempDir
  private Path folder;

  private PublishingServer server;
  private String key = "";

  @BeforeEach
  void start() {
    server = PublishingServer.start(folder);
    key = keyOf(PublishingServer.ACME);
  }

  private String keyOf(TenantId tenant) {
    server.tenants.create(tenant);
    return "Bearer "
        + server.keys.create(tenant, Scopes.of(Scope.WEBHOOKS_MANAGE), null).secret();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Answer get(String path) {
    return server.ask("GET", path, "Authorization", key);
  }

  private Answer post(String path, String json) {
    return server.send(
        "POST", path, json, "Authorization", key, "Content-Type", "application/json");
  }

  private Answer patch(String path, String json) {
    return server.send(
        "PATCH", path, json, "Authorization", key, "Content-Type", "application/merge-patch+json");
  }

  private String made(String json) {
    Answer answer = post(HOOKS, json);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return HOOKS + "/" + answer.value("id");
  }

  private static JsonNode json(Answer answer) {
    return JSON.readTree(answer.body());
  }

  @Nested
  class ANewWebhook {

    @Test
    void has_an_address_and_shows_its_secret_once() {
      Answer answer = post(HOOKS, SHOP);

      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
      String id = answer.value("id");
      assertThat(id).matches("whk_[0-9A-Za-z]{22}");
      assertThat(answer.header("Location")).isEqualTo("https://media.example" + HOOKS + "/" + id);
      assertThat(answer.value("secret")).matches("whsec_[0-9A-Za-z+/]{43}=");
      assertThat(get(HOOKS + "/" + id).body()).isEqualTo("""
          {"id":"%s","url":"https://shop.example/hook",\
          "events":["video.ready","video.error","video.deleted"],\
          "disabled":false,"disabled_at":null,"old_secret_until":null,\
          "created_at":"2026-03-01T12:00:00.000Z",\
          "links":{"self":"https://media.example/publishing/v1/webhooks/%s",\
          "attempts":"https://media.example/publishing/v1/webhooks/%s/attempts"}}""".formatted(id, id, id));
      assertThat(get(HOOKS).body()).contains(id).doesNotContain("whsec_");
    }

    @Test
    void tells_of_what_was_asked_for() {
      String one = made("{\"url\":\"https://shop.example/\",\"events\":[\"video.error\"]}");

      assertThat(get(one).body()).contains("\"events\":[\"video.error\"]");
    }

    @Test
    void has_all_its_faults_told_at_once() {
      Answer answer = post(HOOKS, "{\"url\":7,\"events\":[\"video.ready\",\"video.seen\",1]}");

      assertThat(answer.status()).isEqualTo(422);
      assertThat(json(answer).path("errors"))
          .extracting(it -> it.path("pointer").asString())
          .containsExactly("/url", "/events/1", "/events/2");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "http://shop.example/hook",
          "ftp://shop.example/hook",
          "shop.example/hook",
          "https:///hook",
          "https://a:b@shop.example/",
          "https://shop.example/#part",
          "https://shop.example/a b",
          "https://127.0.0.1/hook",
          "https://[::1]/hook",
          "https://10.1.2.3/",
          "https://169.254.169.254/",
          "https://0177.0.0.1/",
          ""
        })
    void goes_to_the_public_web_by_https_alone(String url) {
      Answer answer = post(HOOKS, "{\"url\":\"" + url + "\"}");

      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.body()).contains("\"pointer\":\"/url\"");
    }

    @ParameterizedTest
    @CsvSource({"'{}', /url", "'{\"url\":\"https://a.example\",\"events\":[]}', /events"})
    void needs_an_address_and_something_to_tell(String body, String pointer) {
      assertThat(json(post(HOOKS, body)).at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void has_an_address_of_at_most_2000_characters() {
      String longest = "https://shop.example/" + "a".repeat(1_979);

      assertThat(post(HOOKS, "{\"url\":\"" + longest + "\"}").status()).isEqualTo(201);
      assertThat(post(HOOKS, "{\"url\":\"" + longest + "a\"}").status()).isEqualTo(422);
    }

    @Test
    void is_one_of_twenty_at_most() {
      for (int count = 0; count < 20; count++) {
        made(SHOP);
      }

      Answer answer = post(HOOKS, SHOP);

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.body()).contains("\"code\":\"tenant-quota\"", "\"quota\":\"webhooks\"");
    }
  }

  @Nested
  class AWebhookThatIsThere {

    @Test
    void is_changed_in_parts() {
      String one = made(SHOP);

      assertThat(patch(one, "{\"events\":[\"video.deleted\"]}").status()).isEqualTo(200);
      assertThat(patch(one, "{\"url\":\"https://b.example/\"}").status()).isEqualTo(200);

      assertThat(get(one).body())
          .contains("\"url\":\"https://b.example/\"", "\"events\":[\"video.deleted\"]");
      assertThat(patch(one, "{\"disabled\":1,\"url\":null}").body())
          .contains("/disabled", "\"pointer\":\"/url\"");
    }

    @Test
    void is_disabled_and_enabled() {
      String one = made(SHOP);

      assertThat(json(patch(one, "{\"disabled\":true}")).path("disabled_at").asString())
          .isEqualTo("2026-03-01T12:00:00.000Z");
      assertThat(post(one + "/test", "").value("code")).isEqualTo("webhook-disabled");
      assertThat(patch(one, "{\"disabled\":false}").body()).contains("\"disabled\":false");
      assertThat(post(one + "/test", "").status()).isEqualTo(202);
    }

    @Test
    void gets_another_secret_while_the_old_one_is_good_for_a_day() {
      Answer first = post(HOOKS, SHOP);
      String one = HOOKS + "/" + first.value("id");

      Answer answer = post(one + "/rotate", "");

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.value("secret")).startsWith("whsec_").isNotEqualTo(first.value("secret"));
      assertThat(answer.value("old_secret_until")).isEqualTo("2026-03-02T12:00:00.000Z");
      server.clock.turn(Duration.ofDays(1));
      assertThat(get(one).body()).contains("\"old_secret_until\":null").doesNotContain("whsec_");
    }

    @Test
    void is_removed() {
      String one = made(SHOP);

      assertThat(server.ask("DELETE", one, "Authorization", key).status()).isEqualTo(204);

      assertThat(server.ask("DELETE", one, "Authorization", key).status()).isEqualTo(404);
      assertThat(get(one).status()).isEqualTo(404);
      assertThat(get(one + "/attempts").status()).isEqualTo(404);
      assertThat(get(HOOKS).body()).isEqualTo("{\"items\":[]}");
    }
  }

  @Nested
  class AWebhookOfSomebodyElse {

    @Test
    void is_as_if_it_were_not_there() {
      String one = made(SHOP);
      key = keyOf(new TenantId("other"));

      assertThat(get(HOOKS).body()).isEqualTo("{\"items\":[]}");
      assertThat(get(one).status()).isEqualTo(404);
      assertThat(get(one + "/attempts").status()).isEqualTo(404);
      assertThat(patch(one, "{\"disabled\":true}").status()).isEqualTo(404);
      assertThat(server.ask("DELETE", one, "Authorization", key).status()).isEqualTo(404);
      assertThat(post(one + "/rotate", "").status()).isEqualTo(404);
      assertThat(post(one + "/test", "").status()).isEqualTo(404);
      assertThat(post(one + "/attempts/evt_" + "a".repeat(22) + "/replay", "").status())
          .isEqualTo(404);
    }

    @Test
    void needs_the_scope_for_webhooks() {
      key = "Bearer " + server.token();

      assertThat(get(HOOKS).status()).isEqualTo(403);
      assertThat(get(HOOKS).header("WWW-Authenticate")).contains("scope=\"webhooks:manage\"");
      assertThat(server.ask("GET", HOOKS).status()).isEqualTo(401);
    }
  }

  @Nested
  class TheLog {

    private Receiver receiver;
    private TaskEngine engine;

    @BeforeEach
    void openPrivateNetworks() throws IOException {
      server.close();
      server = PublishingServer.start(folder, WebhookRules.usual(true));
      receiver = Receiver.start();
      engine = new TaskEngine(
          server.database,
          TaskSettings.forCores(1).withPollEvery(POLL),
          SharedClock.alone(server.clock),
          List.of(),
          new Callbacks(List.of(), List.of(), new FakeSender(), List.of(server.webhooks.errand())));
      engine.start();
    }

    @AfterEach
    void close() {
      engine.close();
      receiver.close();
    }

    private JsonNode awaitLog(String path, int count) {
      await().atMost(Duration.ofSeconds(40)).pollInterval(POLL).until(() -> {
        server.clock.turn(POLL);
        return json(get(path)).path("items").size() == count;
      });
      return json(get(path));
    }

    @Test
    void says_what_became_of_each_try_and_has_it_made_again() {
      String one = made("{\"url\":\"" + receiver.address("/hook") + "\"}");
      receiver.answerNext(500);
      String event = post(one + "/test", "").value("event_id");

      JsonNode line = awaitLog(one + "/attempts", 1).at("/items/0");
      Answer answer = post(one + "/attempts/" + event + "/replay", "");

      assertThat(line.path("event_id").asString()).isEqualTo(event);
      assertThat(line.path("type").asString()).isEqualTo("webhook.test");
      assertThat(line.path("video_id").isNull()).isTrue();
      assertThat(line.path("attempt").asInt()).isEqualTo(1);
      assertThat(line.path("status").asInt()).isEqualTo(500);
      assertThat(line.path("next_attempt_at").asString()).startsWith("2026-03-01T12:00:0");
      assertThat(answer.status()).isEqualTo(202);
      JsonNode again = awaitLog(one + "/attempts", 2).at("/items/0");
      assertThat(again.path("attempt").asInt()).isEqualTo(2);
      assertThat(again.path("status").asInt()).isEqualTo(204);
      assertThat(again.path("next_attempt_at").isNull()).isTrue();
      assertThat(receiver.messages()).extracting(Receiver.Message::id).containsOnly(event);
    }

    @Test
    void comes_in_pages() {
      String one = made("{\"url\":\"" + receiver.address("/hook") + "\"}");
      for (int count = 0; count < 3; count++) {
        post(one + "/test", "");
      }
      awaitLog(one + "/attempts", 3);

      Answer first = get(one + "/attempts?limit=2");
      String next = first.value("next_cursor");
      JsonNode second = json(get(one + "/attempts?limit=2&cursor=" + next));

      assertThat(json(first).path("items")).hasSize(2);
      assertThat(first.header("Link"))
          .isEqualTo("<https://media.example" + one + "/attempts?limit=2&cursor=" + next
              + ">; rel=\"next\"");
      assertThat(second.path("items")).hasSize(1);
      assertThat(second.path("next_cursor").isNull()).isTrue();
      assertThat(get(one + "/attempts?limit=0").status()).isEqualTo(400);
      assertThat(get(one + "/attempts?cursor=x").status()).isEqualTo(400);
    }

    @Test
    void of_news_that_is_not_known_has_nothing_to_send_again() {
      String one = made("{\"url\":\"" + receiver.address("/hook") + "\"}");

      assertThat(post(one + "/attempts/evt_" + "a".repeat(22) + "/replay", "").status())
          .isEqualTo(404);
      assertThat(post(one + "/attempts/x/replay", "").status()).isEqualTo(404);
    }
  }
}
