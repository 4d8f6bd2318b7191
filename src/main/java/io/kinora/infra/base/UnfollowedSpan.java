package io.kinora.infra.base;

import java.util.Optional;

/// A span that nobody follows, and all its parts.
final class UnfollowedSpan implements TraceSpan {

  static final TraceSpan ANY = new UnfollowedSpan();

  @Override
  public boolean isFollowed() {
    return false;
  }

  @Override
  public TraceSpan inner(String name) {
    return this;
  }

  @Override
  public TraceSpan with(String key, String value) {
    return this;
  }

  @Override
  public TraceSpan with(String key, long value) {
    return this;
  }

  @Override
  public void fail(String why) {}

  @Override
  public Optional<String> traceParent() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
