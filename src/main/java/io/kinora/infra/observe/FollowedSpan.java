package io.kinora.infra.observe;

import io.kinora.infra.base.TraceSpan;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Optional;

/// A span that is told to the collector when it ends.
///
/// @param tracer begins its parts
record FollowedSpan(Span span, Tracer tracer) implements TraceSpan {

  @Override
  public boolean isFollowed() {
    return true;
  }

  @Override
  public TraceSpan inner(String name) {
    Span inner = tracer.spanBuilder(name).setParent(Context.root().with(span)).startSpan();
    return new FollowedSpan(inner, tracer);
  }

  @Override
  public TraceSpan with(String key, String value) {
    span.setAttribute(key, value);
    return this;
  }

  @Override
  public TraceSpan with(String key, long value) {
    span.setAttribute(key, value);
    return this;
  }

  @Override
  public void fail(String why) {
    span.setStatus(StatusCode.ERROR, why);
  }

  @Override
  public Optional<String> traceParent() {
    return Optional.of(TraceParent.of(span.getSpanContext()));
  }

  @Override
  public void close() {
    span.end();
  }
}
