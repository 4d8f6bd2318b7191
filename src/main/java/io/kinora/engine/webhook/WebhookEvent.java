package io.kinora.engine.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What webhooks tell of. Source: the publishing contract, section 17.
public enum WebhookEvent {
  VIDEO_READY,
  VIDEO_ERROR,
  VIDEO_DELETED,
  /// Somebody wanted to see whether a webhook works; nobody asks to be told of it.
  WEBHOOK_TEST;

  /// All that a client may ask to be told of.
  public static final Set<WebhookEvent> OF_VIDEOS = Set.of(VIDEO_READY, VIDEO_ERROR, VIDEO_DELETED);

  /// As clients say it, such as `video.ready`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /// The event that a client means by a word, and may ask to be told of.
  public static Optional<WebhookEvent> findOfVideos(String word) {
    return OF_VIDEOS.stream().filter(it -> it.word().equals(word)).findFirst();
  }

  /// The words of all that a client may ask to be told of, always in the same order.
  public static List<String> wordsOfVideos() {
    return Arrays.stream(values())
        .filter(OF_VIDEOS::contains)
        .map(WebhookEvent::word)
        .toList();
  }

  static WebhookEvent of(String word) {
    return Arrays.stream(values())
        .filter(it -> it.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no event of webhooks: " + word));
  }

  /// Words with a space between them.
  static String stored(Set<WebhookEvent> events) {
    return events.stream().sorted().map(WebhookEvent::word).collect(Collectors.joining(" "));
  }

  static Set<WebhookEvent> allOf(String stored) {
    return Arrays.stream(stored.split(" ", -1))
        .map(WebhookEvent::of)
        .collect(Collectors.toUnmodifiableSet());
  }
}
