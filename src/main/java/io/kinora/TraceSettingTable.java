package io.kinora;

import io.kinora.infra.base.Tracer;
import io.kinora.infra.observe.Metrics;
import io.kinora.infra.observe.Traces;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The settings of traces, with their descriptions.
final class TraceSettingTable {

  static final Setting<Optional<URI>> TRACES = new Setting<>(
      "KINORA_TRACES",
      SettingType.WEB_ADDRESS.optional(),
      "",
      "none: nothing is followed",
      "Where traces are sent: a collector of OpenTelemetry that takes OTLP by HTTP, such as"
          + " http://127.0.0.1:4318.");

  static final Setting<Double> SHARE = Setting.of(
      "TRACES_SHARE",
      SettingType.SHARE,
      "1",
      "How many of the requests are followed in traces, with all that comes of them, from 0 to 1.");

  static final List<Setting<?>> ALL = List.of(TRACES, SHARE);

  /// What a stop waits for the collector, of all the time that it may take.
  private static final Duration STOP_TIME_MAX = Duration.ofSeconds(5);

  private TraceSettingTable() {}

  /// Begins to tell, where an operator wants that; `parts` ends it.
  static Tracer open(Settings settings, Metrics metrics, OpenParts parts) {
    return settings
        .value(TRACES)
        .<Tracer>map(collector -> parts.add(Traces.begin(plan(settings, collector), metrics)))
        .orElse(Tracer.NOBODY);
  }

  private static Traces.Plan plan(Settings settings, URI collector) {
    Duration stopTime = settings.stopTime();
    return new Traces.Plan(
        collector,
        settings.value(SHARE),
        EngineSettingTable.machine(settings).address(),
        Main.version(),
        stopTime.compareTo(STOP_TIME_MAX) < 0 ? stopTime : STOP_TIME_MAX);
  }
}
