package io.kinora.infra.observe;

import io.kinora.infra.base.TraceSpan;
import io.kinora.infra.base.Tracer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Tells a collector of OpenTelemetry what this process does. One for a process; all threads may
/// use it.
public final class Traces implements Tracer, AutoCloseable {

  private final Plan plan;
  private final SpanSending sending;
  private final SdkTracerProvider provider;
  private final io.opentelemetry.api.trace.Tracer tracer;

  /// What is told, and to whom.
  ///
  /// @param collector speaks OTLP by HTTP, such as `http://127.0.0.1:4318`
  /// @param share     of the requests that are followed, 0 to 1
  /// @param process   what this one is called, such as `films-1:4711`
  /// @param version   ours
  /// @param stopTime  the most that a stop waits for the collector
  public record Plan(
      URI collector, double share, String process, String version, Duration stopTime) {}

  private Traces(Plan plan, Metrics metrics) {
    this.plan = plan;
    this.sending = SpanSending.to(plan.collector(), metrics);
    this.provider = SdkTracerProvider.builder()
        // Who is not followed is told apart here, before anything is done for him.
        .setSampler(Sampler.alwaysOn())
        .setResource(Resource.builder()
            .put("service.name", "kinora")
            .put("service.version", plan.version())
            .put("service.instance.id", plan.process())
            .build())
        .addSpanProcessor(sending)
        .build();
    this.tracer = provider.get("kinora");
  }

  /// Begins to tell; whether somebody listens shows later, and is no condition of anything.
  public static Traces begin(Plan plan, Metrics metrics) {
    return new Traces(plan, metrics);
  }

  @Override
  public TraceSpan answer(String name, @Nullable String traceParent) {
    if (ThreadLocalRandom.current().nextDouble() >= plan.share()) {
      return TraceSpan.unfollowed();
    }
    SpanBuilder builder = tracer.spanBuilder(name).setSpanKind(SpanKind.SERVER).setNoParent();
    TraceParent.parse(traceParent)
        .ifPresent(it -> builder.setParent(Context.root().with(Span.wrap(it))));
    return new FollowedSpan(builder.startSpan(), tracer);
  }

  @Override
  public TraceSpan goOn(String name, @Nullable String traceParent) {
    return TraceParent.parse(traceParent)
        .<TraceSpan>map(parent -> new FollowedSpan(
            tracer
                .spanBuilder(name)
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(Context.root().with(Span.wrap(parent)))
                .startSpan(),
            tracer))
        .orElse(TraceSpan.unfollowed());
  }

  /// Tells what is left, as long as the plan allows.
  @Override
  public void close() {
    sending.finish(plan.stopTime());
    provider.close();
  }
}
