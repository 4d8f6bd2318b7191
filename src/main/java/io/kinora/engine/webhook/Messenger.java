package io.kinora.engine.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.engine.webhook.Delivery.Sent;
import io.kinora.infra.base.Handover;
import io.kinora.infra.outbound.Deliveries;
import io.kinora.infra.outbound.Delivery.Answered;
import io.kinora.infra.outbound.Delivery.Refused;
import io.kinora.infra.outbound.Delivery.Unreachable;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries signed messages to a receiver, one try each. Source: Standard Webhooks 1.0.0.
record Messenger(Deliveries deliveries, WebhookRules rules, InstantSource clock) {

  private static final Logger LOG = LoggerFactory.getLogger(Messenger.class);

  /// Source: the publishing contract, section 17.
  private static final Duration TIME_MAX = Duration.ofSeconds(15);

  /// Sends all at once.
  ///
  /// @throws InterruptedException when this worker leaves; some may have arrived
  List<Sent> send(Webhook webhook, List<Delivery> due) throws InterruptedException {
    List<Callable<Sent>> calls = due.stream()
        .<Callable<Sent>>map(it -> Handover.ofCall(() -> send(webhook, it)))
        .toList();
    try (var threads = Executors.newThreadPerTaskExecutor(
        Thread.ofVirtual().name("webhook-", 0).factory())) {
      var sent = new ArrayList<Sent>();
      for (Future<Sent> future : threads.invokeAll(calls)) {
        sent.add(future.get());
      }
      return sent;
    } catch (ExecutionException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private Sent send(Webhook webhook, Delivery delivery) {
    Instant at = clock.instant();
    Outcome outcome = outcome(webhook, delivery, at);
    return new Sent(delivery, at, Duration.between(at, clock.instant()), outcome);
  }

  private Outcome outcome(Webhook webhook, Delivery delivery, Instant at) {
    URI url = webhook.subscription().url();
    if (!rules.allowsPrivate() && !"https".equalsIgnoreCase(url.getScheme())) {
      return new Outcome.Unreachable("only https addresses are called");
    }
    try {
      byte[] body = delivery.body().getBytes(UTF_8);
      return switch (deliveries.post(url, headers(webhook, delivery, at), body, TIME_MAX)) {
        case Answered answered -> Outcome.of(answered.status());
        case Unreachable(String _, String cause) -> new Outcome.Unreachable(cause);
        case Refused(String _, String cause) -> new Outcome.Unreachable(cause);
      };
    } catch (CancellationException leaving) {
      throw leaving;
    } catch (RuntimeException mistake) {
      LOG.error("News {} could not be sent by a mistake of ours.", delivery.news(), mistake);
      return new Outcome.Unreachable("this server made a mistake");
    }
  }

  private static Map<String, String> headers(Webhook webhook, Delivery delivery, Instant at) {
    String id = delivery.news().value();
    return Map.of(
        "Content-Type",
        "application/json",
        "webhook-id",
        id,
        "webhook-timestamp",
        Long.toString(at.getEpochSecond()),
        "webhook-signature",
        webhook.secrets().signatures(id, at, delivery.body()));
  }
}
