package io.kinora.infra.base;

import java.util.Optional;
import java.util.concurrent.Callable;

/// Brings what a thread is bound to, its [CostMeter] and its [TraceSpan], to the threads that it
/// hands parts of its work to. Those that are started without it work for nobody.
public final class Handover {

  static final ScopedValue<CostMeter> METER = ScopedValue.newInstance();
  static final ScopedValue<TraceSpan> SPAN = ScopedValue.newInstance();

  private Handover() {}

  /// The same work, to be done on another thread for what this one does now.
  public static Runnable of(Runnable work) {
    return bound().<Runnable>map(it -> () -> it.run(work)).orElse(work);
  }

  /// The same work, to be done on another thread for what this one does now.
  public static <T> Callable<T> ofCall(Callable<T> work) {
    return bound()
        .<Callable<T>>map(it -> () -> it.<T, Exception>call(work::call))
        .orElse(work);
  }

  /// What this thread is bound to; empty where that is nothing.
  private static Optional<ScopedValue.Carrier> bound() {
    TraceSpan span = TraceSpan.current();
    if (!span.isFollowed()) {
      return CostMeter.current().map(it -> ScopedValue.where(METER, it));
    }
    ScopedValue.Carrier traced = ScopedValue.where(SPAN, span);
    return Optional.of(CostMeter.current().map(it -> traced.where(METER, it)).orElse(traced));
  }
}
