package io.kinora.infra.observe;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A place in a trace, as one process tells it to another.
///
/// Source: W3C Trace Context, section 3.2.
final class TraceParent {

  /// Later versions may say more behind it.
  private static final Pattern SHAPE =
      Pattern.compile("(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-.*)?");

  private TraceParent() {}

  static String of(SpanContext span) {
    return "00-" + span.getTraceId() + "-" + span.getSpanId() + "-01";
  }

  /// Empty where it is none.
  static Optional<SpanContext> parse(@Nullable String text) {
    Matcher shape = SHAPE.matcher(text == null ? "" : text);
    return shape.matches()
        ? Optional.of(SpanContext.createFromRemoteParent(
                shape.group(1), shape.group(2), TraceFlags.getSampled(), TraceState.getDefault()))
            .filter(SpanContext::isValid)
        : Optional.empty();
  }
}
