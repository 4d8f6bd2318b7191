package io.kinora.engine.webhook;

import io.kinora.engine.task.Errand;
import io.kinora.engine.webhook.Delivery.Sent;
import io.kinora.engine.webhook.Delivery.State;
import io.kinora.infra.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The errand of one webhook: send what is due, some at once, and come again for the rest.
///
/// One execution for each webhook, not for each message: however much waits for a slow receiver,
/// it holds one thread, and takes its turn behind the others.
final class DeliverNews implements Errand {

  static final String NAME = "webhook";

  private static final Logger LOG = LoggerFactory.getLogger(DeliverNews.class);

  private static final int AT_ONCE = 4;

  /// Half of the threads of the lane are left to callbacks and files.
  private static final int WEBHOOKS_MAX = 8;

  private static final int PER_TENANT_MAX = 4;

  private static final Duration NO_ROOM_PAUSE = Duration.ofSeconds(1);

  /// After this an operator may have put the right master key in place.
  private static final Duration UNREADABLE_PAUSE = Duration.ofMinutes(10);

  private final Database database;
  private final WebhookTable table;
  private final Messenger messenger;
  private final InstantSource clock;
  private final Turnstile turnstile = new Turnstile(WEBHOOKS_MAX, PER_TENANT_MAX);

  DeliverNews(Database database, WebhookTable table, Messenger messenger, InstantSource clock) {
    this.database = database;
    this.table = table;
    this.messenger = messenger;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Ending run(String subject) throws InterruptedException {
    var id = new WebhookId(subject);
    Optional<Webhook> found;
    try {
      found = database.read(handle -> table.find(handle, id));
    } catch (Sealing.UnreadableException failure) {
      LOG.error("Webhook {} cannot be told anything.", id, failure);
      return _ -> Optional.of(UNREADABLE_PAUSE);
    }
    if (found.isEmpty()) {
      return handle -> forgotten(handle, id);
    }
    return found.get().isDisabled() ? handle -> givenUp(handle, id) : run(found.get());
  }

  private Ending run(Webhook webhook) throws InterruptedException {
    if (!turnstile.enter(webhook.tenant())) {
      return _ -> Optional.of(NO_ROOM_PAUSE);
    }
    try {
      List<Delivery> due = database.read(
          handle -> DeliveryTable.due(handle, webhook.id(), clock.instant(), AT_ONCE));
      List<Sent> sent = messenger.send(webhook, due);
      return handle -> writeDown(handle, webhook.id(), sent);
    } finally {
      turnstile.leave(webhook.tenant());
    }
  }

  private Optional<Duration> writeDown(Handle handle, WebhookId id, List<Sent> sent) {
    for (Sent one : sent) {
      writeDown(handle, one);
    }
    if (sent.stream().anyMatch(it -> it.outcome() instanceof Outcome.Gone)) {
      LOG.info("The receiver of webhook {} wants nothing any more; it is disabled.", id);
      WebhookTable.disable(handle, id, clock.instant());
      return givenUp(handle, id);
    }
    return DeliveryTable.findNext(handle, id).map(this::until);
  }

  private static void writeDown(Handle handle, Sent sent) {
    switch (sent.outcome()) {
      case Outcome.Taken _ -> DeliveryTable.log(handle, sent, State.DELIVERED, null);
      case Outcome.Gone _ -> DeliveryTable.log(handle, sent, State.GIVEN_UP, null);
      case Outcome.Declined _, Outcome.Unreachable _ -> {
        int failures = sent.delivery().failures() + 1;
        double chance = ThreadLocalRandom.current().nextDouble();
        Instant end = sent.at().plus(sent.length());
        RetryPlan.pauseAfter(failures, chance)
            .ifPresentOrElse(
                pause -> DeliveryTable.log(handle, sent, State.PENDING, end.plus(pause)),
                () -> DeliveryTable.log(handle, sent, State.GIVEN_UP, null));
      }
    }
  }

  private Duration until(Instant next) {
    Duration pause = Duration.between(clock.instant(), next);
    return pause.isNegative() ? Duration.ZERO : pause;
  }

  /// What came to stand while it was being disabled goes, too.
  private Optional<Duration> givenUp(Handle handle, WebhookId id) {
    DeliveryTable.giveUp(handle, id, clock.instant());
    return Optional.empty();
  }

  /// What came to stand while it was being removed goes, too.
  private static Optional<Duration> forgotten(Handle handle, WebhookId id) {
    DeliveryTable.delete(handle, id);
    return Optional.empty();
  }
}
