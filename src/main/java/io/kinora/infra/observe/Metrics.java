package io.kinora.infra.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// All numbers of one process. Threads may share it.
///
/// Names are words with dots, `http.requests`; tags are pairs of name and value, and a value comes
/// from a small fixed set: a route or a kind of task, never an id.
public final class Metrics implements AutoCloseable {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<String, MultiGauge> shown = new ConcurrentHashMap<>();

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

  /// A number with its tags.
  public record Reading(Map<String, String> tags, Number value) {

    public Reading {
      tags = Map.copyOf(tags);
    }

    private MultiGauge.Row<?> row() {
      List<Tag> all =
          tags.entrySet().stream().map(it -> Tag.of(it.getKey(), it.getValue())).toList();
      return MultiGauge.Row.of(Tags.of(all), value);
    }
  }

  /// Shows `readings` under one name until this is called anew: what is not among them then is
  /// shown no more. All have the same names of tags.
  public void show(String name, List<Reading> readings) {
    MultiGauge gauge = shown.computeIfAbsent(name, it -> MultiGauge.builder(it).register(registry));
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    readings.forEach(it -> rows.add(it.row()));
    gauge.register(rows, true);
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
