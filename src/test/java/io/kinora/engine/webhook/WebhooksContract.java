package io.kinora.engine.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kinora.engine.access.Tenants;
import io.kinora.engine.task.Callbacks;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskSettings;
import io.kinora.engine.task.fake.FakeClock;
import io.kinora.engine.task.fake.FakeSender;
import io.kinora.engine.webhook.fake.Receiver;
import io.kinora.engine.webhook.fake.Receiver.Message;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SharedClock;
import io.kinora.infra.outbound.Guard;
import io.kinora.infra.outbound.Outbound;
import io.kinora.infra.outbound.OutboundSettings;
import io.kinora.infra.secret.MasterKey;
import io.kinora.infra.secret.Vault;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/// What holds for webhooks on every database. The receivers are real servers.
abstract class WebhooksContract {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId OTHER = new TenantId("other");
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Set<WebhookEvent> ALL = WebhookEvent.OF_VIDEOS;

  private final FakeClock clock = new FakeClock();
  private Receiver receiver;
  private Outbound outbound;
  private Webhooks webhooks;
  private TaskEngine engine;

  abstract Database database();

  @BeforeEach
  void open() throws IOException {
    var tenants = new Tenants(database(), clock);
    tenants.create(ACME);
    tenants.create(OTHER);
    receiver = Receiver.start();
    Guard guard = new Guard(List.of()).withPrivate();
    outbound = Outbound.open(OutboundSettings.of(guard, "test"), clock);
    var vault = new Vault(MasterKey.parse("A".repeat(43) + "=").orElseThrow());
    webhooks =
        new Webhooks(database(), vault, outbound.deliveries(), WebhookRules.usual(true), clock);
    engine = started();
  }

  private TaskEngine started() {
    var started = new TaskEngine(
        database(),
        TaskSettings.forCores(2).withPollEvery(POLL),
        SharedClock.alone(clock),
        List.of(),
        new Callbacks(List.of(), List.of(), new FakeSender(), List.of(webhooks.errand())));
    started.start();
    return started;
  }

  @AfterEach
  void forgetAll() {
    receiver.close();
    engine.close();
    outbound.close();
    database().transact(it -> {
      for (String table :
          List.of("webhook_try", "webhook_delivery", "webhook", "execution_net", "tenant")) {
        it.handle().execute("delete from " + table);
      }
    });
  }

  private Webhook webhook(TenantId tenant, String path, Set<WebhookEvent> events) {
    return webhooks
        .create(tenant, new Subscription(receiver.address(path), events))
        .orElseThrow();
  }

  private Webhook webhook(String path) {
    return webhook(ACME, path, ALL);
  }

  private NewsId happens(WebhookEvent event) {
    var data = JsonNodeFactory.instance.objectNode().put("id", "vid_1");
    News news = News.of(event, "vid_1", data, clock.instant());
    database().transact(it -> Outbox.put(it.handle(), ACME, news, clock.instant()));
    return news.id();
  }

  /// The engine looks for work by the same clock.
  private void awaitUntil(BooleanSupplier isSo) {
    try {
      await().atMost(Duration.ofSeconds(40)).pollInterval(POLL).until(() -> {
        clock.turn(POLL);
        return isSo.getAsBoolean();
      });
    } catch (ConditionTimeoutException late) {
      throw new AssertionError(whatIs(), late);
    }
  }

  /// What waits and what came, for one who looks for the reason why nothing more happens.
  private String whatIs() {
    return "at %s%n  came %s%n  deliveries %s%n  executions %s"
        .formatted(
            clock.instant(), receiver.messages(), rows("webhook_delivery"), rows("execution_net"));
  }

  private List<Map<String, Object>> rows(String table) {
    return database()
        .read(handle -> handle.createQuery("select * from " + table).mapToMap().list());
  }

  private List<Message> awaitMessages(String path, int count) {
    awaitUntil(() -> receiver.messages(path).size() >= count);
    assertThat(receiver.messages(path)).hasSize(count);
    return receiver.messages(path);
  }

  private List<WebhookTry> log(Webhook webhook) {
    return webhooks.tries(webhook.id(), Long.MAX_VALUE, 100);
  }

  private List<WebhookTry> awaitLog(Webhook webhook, int count) {
    awaitUntil(() -> log(webhook).size() >= count);
    assertThat(log(webhook)).hasSize(count);
    return log(webhook);
  }

  private long pendingCount() {
    return database()
        .read(handle -> handle
            .createQuery("select count(*) from webhook_delivery where state = 'pending'")
            .mapTo(Long.class)
            .one());
  }

  @Nested
  class WhatHappens {

    @Test
    void reaches_a_webhook_signed() {
      Webhook webhook = webhook("/hook");

      NewsId news = happens(WebhookEvent.VIDEO_READY);

      Message message = awaitMessages("/hook", 1).getFirst();
      WebhookTry line = awaitLog(webhook, 1).getFirst();
      Instant at = line.answer().at();
      String body = "{\"type\":\"video.ready\",\"timestamp\":\"2026-03-01T12:00:00.000Z\","
          + "\"data\":{\"id\":\"vid_1\"}}";
      assertThat(message)
          .isEqualTo(new Message(
              "/hook",
              news.value(),
              Long.toString(at.getEpochSecond()),
              webhook.secrets().current().sign(news.value(), at, body),
              "application/json",
              body));
      assertThat(line.news())
          .isEqualTo(new WebhookTry.Told(news, WebhookEvent.VIDEO_READY, "vid_1"));
      assertThat(line.answer())
          .isEqualTo(new WebhookTry.Answer(at, line.answer().length(), 204, null, null));
    }

    @Test
    void goes_to_those_who_asked_for_it_and_to_no_other_tenant() {
      webhook(ACME, "/ready", Set.of(WebhookEvent.VIDEO_READY));
      webhook(ACME, "/deleted", Set.of(WebhookEvent.VIDEO_DELETED));
      webhook(OTHER, "/other", ALL);

      happens(WebhookEvent.VIDEO_READY);
      happens(WebhookEvent.VIDEO_DELETED);

      awaitMessages("/ready", 1);
      awaitMessages("/deleted", 1);
      assertThat(receiver.messages("/other")).isEmpty();
    }

    @Test
    void of_a_transaction_that_was_rolled_back_is_never_told() {
      webhook("/hook");

      assertThatThrownBy(() -> database().transact(it -> {
            var data = JsonNodeFactory.instance.objectNode();
            News news = News.of(WebhookEvent.VIDEO_ERROR, "vid_1", data, clock.instant());
            Outbox.put(it.handle(), ACME, news, clock.instant());
            throw new IllegalStateException("it did not happen");
          }))
          .hasMessage("it did not happen");
      happens(WebhookEvent.VIDEO_READY);

      assertThat(awaitMessages("/hook", 1).getFirst().body()).contains("video.ready");
    }

    @Test
    void of_many_things_at_once_is_told_whole() {
      webhook("/hook");
      var told = new HashSet<String>();

      for (int count = 0; count < 30; count++) {
        told.add(happens(WebhookEvent.VIDEO_READY).value());
      }

      assertThat(awaitMessages("/hook", 30)).extracting(Message::id).hasSameElementsAs(told);
    }
  }

  @Nested
  class WhenTheReceiverDoesNotTakeIt {

    @Test
    void it_is_sent_again_after_five_seconds_under_the_same_id() {
      Webhook webhook = webhook("/hook");
      receiver.answerNext(500);
      NewsId news = happens(WebhookEvent.VIDEO_READY);
      WebhookTry.Answer first = awaitLog(webhook, 1).getFirst().answer();
      assertThat(Duration.between(first.at(), first.findNext().orElseThrow()))
          .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(7));

      clock.turn(Duration.ofSeconds(6));

      List<Message> messages = awaitMessages("/hook", 2);
      assertThat(messages).extracting(Message::id).containsOnly(news.value());
      assertThat(messages).extracting(Message::signature).doesNotHaveDuplicates();
      assertThat(awaitLog(webhook, 2)).extracting(WebhookTry::number).containsExactly(2, 1);
      assertThat(log(webhook)).extracting(it -> it.answer().status()).containsExactly(204, 500);
    }

    @Test
    void a_redirect_is_not_followed() {
      Webhook webhook = webhook("/hook");
      receiver.answerNext(307);

      happens(WebhookEvent.VIDEO_READY);

      assertThat(awaitLog(webhook, 1).getFirst().answer().status()).isEqualTo(307);
      assertThat(receiver.messages("/elsewhere")).isEmpty();
      assertThat(pendingCount()).isEqualTo(1);
    }

    @Test
    void one_that_is_not_there_leaves_a_reason() {
      Webhook webhook = webhooks
          .create(ACME, new Subscription(URI.create("http://127.0.0.1:1/hook"), ALL))
          .orElseThrow();

      happens(WebhookEvent.VIDEO_READY);

      WebhookTry.Answer answer = awaitLog(webhook, 1).getFirst().answer();
      assertThat(answer.status()).isNull();
      assertThat(answer.error()).isEqualTo("the server does not take connections");
    }

    @Test
    void after_ten_tries_it_is_given_up() {
      Webhook webhook = webhook("/hook");
      receiver.answerNext(500, 500, 500, 500, 500, 500, 500, 500, 500, 500);
      happens(WebhookEvent.VIDEO_READY);
      for (int number = 1; number < 10; number++) {
        awaitLog(webhook, number);
        clock.turn(Duration.ofHours(29));
      }

      List<WebhookTry> log = awaitLog(webhook, 10);

      assertThat(log.getFirst().answer().findNext()).isEmpty();
      assertThat(log.get(1).answer().findNext()).isPresent();
      assertThat(pendingCount()).isZero();
    }

    @Test
    void one_that_is_gone_disables_its_webhook() {
      Webhook webhook = webhook("/hook");
      receiver.answerNext(500, 410);
      happens(WebhookEvent.VIDEO_READY);
      awaitLog(webhook, 1);

      happens(WebhookEvent.VIDEO_DELETED);
      awaitLog(webhook, 2);
      happens(WebhookEvent.VIDEO_ERROR);

      assertThat(webhooks.find(ACME, webhook.id()).orElseThrow().findDisabled()).isPresent();
      assertThat(pendingCount()).isZero();
      assertThat(awaitMessages("/hook", 2).getLast().body()).contains("video.deleted");
    }
  }

  @Nested
  class WhenAReceiverIsSlow {

    @Test
    void others_of_its_tenant_are_told_meanwhile() {
      webhook("/silent");
      webhook("/hook");

      for (int count = 0; count < 5; count++) {
        happens(WebhookEvent.VIDEO_READY);
      }

      awaitMessages("/hook", 5);
      assertThat(receiver.messages("/silent")).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void other_tenants_are_told_however_many_are_slow() {
      for (int number = 0; number < 20; number++) {
        webhook("/silent/" + number);
      }
      webhook(OTHER, "/other", ALL);
      happens(WebhookEvent.VIDEO_READY);
      awaitUntil(() -> receiver.messages().size() == 4);

      News news = News.of(
          WebhookEvent.VIDEO_READY, "x", JsonNodeFactory.instance.objectNode(), clock.instant());
      database().transact(it -> Outbox.put(it.handle(), OTHER, news, clock.instant()));

      awaitMessages("/other", 1);
    }
  }

  @Nested
  class WhenTheServerEnds {

    @Test
    void what_was_to_be_tried_again_is_tried_by_the_next() {
      Webhook webhook = webhook("/hook");
      receiver.answerNext(503);
      NewsId news = happens(WebhookEvent.VIDEO_READY);
      awaitLog(webhook, 1);

      engine.close();
      clock.turn(Duration.ofSeconds(6));
      engine = started();

      assertThat(awaitMessages("/hook", 2)).extracting(Message::id).containsOnly(news.value());
    }

    @Test
    void what_was_being_sent_is_sent_again_by_the_next() {
      webhook("/silent");
      NewsId news = happens(WebhookEvent.VIDEO_READY);
      awaitMessages("/silent", 1);

      engine.close();
      engine = started();

      assertThat(awaitMessages("/silent", 2)).extracting(Message::id).containsOnly(news.value());
    }
  }

  @Nested
  class ByHand {

    @Test
    void news_is_sent_again_under_its_id_and_the_log_counts_on() {
      Webhook webhook = webhook("/hook");
      NewsId news = happens(WebhookEvent.VIDEO_READY);
      awaitLog(webhook, 1);
      clock.turn(Duration.ofDays(2));

      assertThat(webhooks.replay(webhook.id(), news)).isTrue();

      assertThat(awaitMessages("/hook", 2)).extracting(Message::id).containsOnly(news.value());
      assertThat(awaitLog(webhook, 2)).extracting(WebhookTry::number).containsExactly(2, 1);
      assertThat(webhooks.replay(webhook.id(), NewsId.random())).isFalse();
    }

    @Test
    void a_webhook_is_tried_out() {
      Webhook webhook = webhook(ACME, "/hook", Set.of(WebhookEvent.VIDEO_READY));

      webhooks.test(webhook.id());

      assertThat(awaitMessages("/hook", 1).getFirst().body())
          .contains("\"type\":\"webhook.test\"", "\"data\":{\"id\":\"" + webhook.id() + "\"}");
    }

    @Test
    void a_secret_is_changed_and_both_sign() {
      Webhook before = webhook("/hook");
      Webhook after = webhooks.rotate(ACME, before.id()).orElseThrow();

      NewsId news = happens(WebhookEvent.VIDEO_READY);

      Message message = awaitMessages("/hook", 1).getFirst();
      Instant at = Instant.ofEpochSecond(Long.parseLong(message.timestamp()));
      assertThat(message.signature().split(" ", -1))
          .containsExactly(
              after.secrets().current().sign(news.value(), at, message.body()),
              before.secrets().current().sign(news.value(), at, message.body()));
      assertThat(webhooks.rotate(OTHER, before.id())).isEmpty();
    }

    @Test
    void a_disabled_webhook_is_told_nothing_until_it_is_enabled() {
      Webhook webhook = webhook("/hook");
      webhooks.change(ACME, webhook.id(), it -> new Webhooks.Change(it.subscription(), true));
      happens(WebhookEvent.VIDEO_READY);
      webhooks.change(ACME, webhook.id(), it -> new Webhooks.Change(it.subscription(), false));

      happens(WebhookEvent.VIDEO_DELETED);

      assertThat(awaitMessages("/hook", 1).getFirst().body()).contains("video.deleted");
    }

    @Test
    void a_removed_webhook_takes_all_with_it() {
      Webhook webhook = webhook("/hook");
      receiver.answerNext(500);
      happens(WebhookEvent.VIDEO_READY);
      awaitLog(webhook, 1);

      assertThat(webhooks.remove(OTHER, webhook.id())).isFalse();
      assertThat(webhooks.remove(ACME, webhook.id())).isTrue();
      assertThat(webhooks.remove(ACME, webhook.id())).isFalse();

      assertThat(log(webhook)).isEmpty();
      assertThat(pendingCount()).isZero();
      awaitUntil(() -> executionCount() == 0);
    }

    private long executionCount() {
      return database()
          .read(handle -> handle
              .createQuery("select count(*) from execution_net")
              .mapTo(Long.class)
              .one());
    }
  }

  @Test
  void a_tenant_has_at_most_twenty() {
    for (int number = 0; number < 20; number++) {
      webhook("/" + number);
    }

    assertThat(webhooks.create(ACME, new Subscription(receiver.address("/"), ALL)))
        .isEmpty();
    assertThat(webhooks.all(ACME)).hasSize(20);
    assertThat(webhook(OTHER, "/", ALL).isDisabled()).isFalse();
  }

  @Test
  void what_is_old_is_forgotten_and_what_is_to_come_is_not() {
    Webhook webhook = webhook("/hook");
    happens(WebhookEvent.VIDEO_READY);
    awaitLog(webhook, 1);
    clock.turn(Duration.ofDays(29));
    assertThat(webhooks.prune()).isZero();
    clock.turn(Duration.ofDays(2));
    receiver.answerNext(500);
    happens(WebhookEvent.VIDEO_READY);
    awaitLog(webhook, 2);

    assertThat(webhooks.prune()).isEqualTo(1);

    assertThat(log(webhook)).hasSize(1);
    assertThat(pendingCount()).isEqualTo(1);
  }

  @Test
  void what_waits_and_is_known_to_no_lane_is_found() {
    Webhook webhook = webhook("/hook");
    receiver.answerNext(500);
    happens(WebhookEvent.VIDEO_READY);
    awaitLog(webhook, 1);
    var audit = new WebhookAudit(database());
    assertThat(audit.stranded()).isEmpty();

    database().transact(it -> it.handle().execute("delete from execution_net"));

    assertThat(audit.stranded()).containsExactly(webhook.id());
  }

  @Test
  void a_log_comes_in_pages() {
    Webhook webhook = webhook("/hook");
    for (int count = 0; count < 5; count++) {
      happens(WebhookEvent.VIDEO_READY);
    }
    awaitLog(webhook, 5);
    var seen = new ArrayList<NewsId>();
    Optional<WebhookTry> last = Optional.empty();
    do {
      List<WebhookTry> page =
          webhooks.tries(webhook.id(), last.map(WebhookTry::place).orElse(Long.MAX_VALUE), 2);
      page.forEach(it -> seen.add(it.news().id()));
      last = page.isEmpty() ? Optional.empty() : Optional.of(page.getLast());
    } while (last.isPresent());

    assertThat(seen).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void neither_secret_nor_address_can_be_read_in_the_database() {
    Webhook webhook = webhook("/hook?token=t0psecret");

    String row = rows("webhook").getFirst().toString();

    assertThat(row)
        .contains(webhook.id().value())
        .doesNotContain("whsec_", "t0psecret", "127.0.0.1");
  }
}
