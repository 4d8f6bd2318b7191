package io.kinora.engine.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// A piece of news on its way to one webhook, due now.
///
/// @param tries    that were made, of all times it was sent
/// @param failures since it was put into the outbox, or sent again by hand
record Delivery(WebhookId webhook, NewsId news, String body, int tries, int failures) {

  /// Whether there are tries to come.
  enum State {
    PENDING,
    DELIVERED,
    GIVEN_UP;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// One try that was made.
  record Sent(Delivery delivery, Instant at, Duration length, Outcome outcome) {}
}
