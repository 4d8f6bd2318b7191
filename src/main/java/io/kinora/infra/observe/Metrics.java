package io.kinora.infra.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.function.Supplier;

/// All numbers of one process. Threads may share it.
///
/// Names are words with dots, `http.requests`; tags are pairs of name and value, and a value comes
/// from a small fixed set: a route or a kind of task, never an id.
public final class Metrics implements AutoCloseable {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /// Numbers of this process; those of the virtual machine come a moment later.
  public static Metrics ofThisProcess() {
    var metrics = new Metrics();
    // The beans of the virtual machine take a while to wake: no start has to wait for them.
    Thread.ofPlatform().name("metrics").daemon().start(metrics::bindMachine);
    return metrics;
  }

  private void bindMachine() {
    List.of(
            new JvmMemoryMetrics(),
            new JvmThreadMetrics(),
            new ProcessorMetrics(),
            new UptimeMetrics())
        .forEach(it -> it.bindTo(registry));
  }

  /// The timer of this name and these tags; the same one each time.
  public Timer timer(String name, String... tags) {
    return registry.timer(name, tags);
  }

  /// The counter of this name and these tags; the same one each time.
  public Counter counter(String name, String... tags) {
    return registry.counter(name, tags);
  }

  /// Shows what `value` gives, asked each time somebody looks; it is held as long as we live.
  public void gauge(String name, Supplier<Number> value, String... tags) {
    Gauge.builder(name, value).tags(tags).strongReference(true).register(registry);
  }

  /// Everything in Prometheus' text format 0.0.4.
  public String asPrometheusText() {
    return registry.scrape();
  }

  @Override
  public void close() {
    registry.close();
  }
}
