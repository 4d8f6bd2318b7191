package io.kinora.engine.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One line of a webhook's log: a try to deliver news.
///
/// @param place  orders the lines of one log
/// @param news   what was to be told
/// @param number counts the tries with that news from 1
/// @param answer what came of it
public record WebhookTry(long place, Told news, int number, Answer answer) {

  /// @param subject the id of a video; none for a test
  public record Told(
      NewsId id, WebhookEvent event, @Nullable String subject) {}

  /// @param status what the receiver answered; none where it did not
  /// @param error  why there was no answer
  /// @param next   when it is tried again, as it was planned then
  public record Answer(
      Instant at,
      Duration length,
      @Nullable Integer status,
      @Nullable String error,
      @Nullable Instant next) {

    public Optional<Instant> findNext() {
      return Optional.ofNullable(next);
    }
  }
}
