package io.kinora.infra.base;

import java.util.concurrent.Callable;

/// Brings what a thread is bound to, its [CostMeter], to the threads that it hands parts of its
/// work to. Those that are started without it work for nobody.
public final class Handover {

  private Handover() {}

  /// The same work, to be done on another thread for what this one does now.
  public static Runnable of(Runnable work) {
    return CostMeter.current()
        .<Runnable>map(meter -> () -> {
          boolean _ = meter.during(() -> {
            work.run();
            return true;
          });
        })
        .orElse(work);
  }

  /// The same work, to be done on another thread for what this one does now.
  public static <T> Callable<T> ofCall(Callable<T> work) {
    return CostMeter.current()
        .<Callable<T>>map(meter -> () -> meter.<T, Exception>during(work::call))
        .orElse(work);
  }
}
