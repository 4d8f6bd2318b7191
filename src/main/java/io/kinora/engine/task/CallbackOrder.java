package io.kinora.engine.task;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A wish for a callback, worded by a dialect.
///
/// @param delays the pauses between tries; as many tries as pauses, and one more
public record CallbackOrder(
    URI address,
    String contentType,
    Map<String, String> headers,
    String body,
    List<Duration> delays) {

  public CallbackOrder {
    headers = Map.copyOf(headers);
    delays = List.copyOf(delays);
    if (delays.stream().anyMatch(Duration::isNegative)) {
      throw new IllegalArgumentException("delays must not be negative, are " + delays);
    }
  }
}
