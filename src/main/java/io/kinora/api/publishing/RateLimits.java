package io.kinora.api.publishing;

import io.kinora.api.http.Exchange;
import io.kinora.engine.access.Caller;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How many requests each credential may still make: a bucket that fills again all the time. All
/// threads may use it.
///
/// There are as many buckets as credentials that were good once. Each process counts for itself.
/// Source: the publishing contract, section 14.
final class RateLimits {

  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final int requestsMax;
  private final InstantSource clock;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  /// @param requestsMax within a minute
  RateLimits(int requestsMax, InstantSource clock) {
    this.requestsMax = requestsMax;
    this.clock = clock;
  }

  /// How many requests were left at a moment.
  private record Bucket(double left, Instant at) {}

  /// Counts a request, and says in the answer how many may follow.
  ///
  /// @throws ProblemException where it is one too many
  void count(Caller caller, Exchange exchange) {
    double left = left(caller.credential());
    double had = Math.max(0, left);
    exchange.lastingHeader(
        "RateLimit-Policy", "\"default\";q=" + requestsMax + ";w=" + WINDOW.toSeconds());
    exchange.lastingHeader(
        "RateLimit", "\"default\";r=" + (long) had + ";t=" + seconds(requestsMax - had));
    if (left < 0) {
      throw Problem.of(ProblemCode.RATE_LIMITED)
          .withHeader("Retry-After", Long.toString(Math.max(1, seconds(-left))))
          .asException();
    }
  }

  /// What is left after one more request; below zero where that was not allowed, and then it was
  /// not counted either.
  private double left(String credential) {
    Instant now = clock.instant();
    var after = new double[1];
    buckets.compute(credential, (_, old) -> {
      double had = old == null ? requestsMax : filled(old, now);
      after[0] = had - 1;
      return new Bucket(had < 1 ? had : had - 1, now);
    });
    return after[0];
  }

  private double filled(Bucket bucket, Instant now) {
    double passed = Duration.between(bucket.at(), now).toNanos() / (double) WINDOW.toNanos();
    return Math.min(requestsMax, bucket.left() + Math.max(0, passed) * requestsMax);
  }

  /// How long until so many requests are to be had again.
  private long seconds(double requests) {
    return (long) Math.ceil(requests * WINDOW.toSeconds() / requestsMax);
  }
}
