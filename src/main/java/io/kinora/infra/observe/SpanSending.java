package io.kinora.infra.observe;

import io.micrometer.core.instrument.Counter;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends ended spans to the collector, some hundred at once, on a thread of its own. Nobody waits
/// for it: what finds no room, or what the collector does not take, is dropped and counted.
///
/// The library's own processor does the same, but counts only by the library's own metrics.
final class SpanSending implements SpanProcessor {

  private static final Logger LOG = LoggerFactory.getLogger(SpanSending.class);

  /// The exporter writes each failure to a log of its own; ours has the first of a row.
  private static final java.util.logging.Logger LOG_OF_LIBRARY =
      java.util.logging.Logger.getLogger("io.opentelemetry.exporter");

  /// So many wait at most: some megabytes.
  private static final int WAITING_MAX = 8_192;

  private static final int TOGETHER_MAX = 512;
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration ANSWER_TIME_MAX = Duration.ofSeconds(5);

  private final BlockingQueue<SpanData> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
  private final CountDownLatch finishing = new CountDownLatch(1);
  private final SpanExporter exporter;
  private final Counter sent;
  private final Counter dropped;
  private final Thread thread;
  private boolean isHeard = true; // Of the thread alone.

  SpanSending(SpanExporter exporter, Metrics metrics) {
    this.exporter = exporter;
    this.sent = metrics.counter("kinora.spans", "outcome", "sent");
    this.dropped = metrics.counter("kinora.spans", "outcome", "dropped");
    this.thread = Thread.ofPlatform().name("traces").daemon().start(this::sendUntilFinished);
  }

  /// @param collector `/v1/traces` under it takes spans
  static SpanSending to(URI collector, Metrics metrics) {
    LOG_OF_LIBRARY.setLevel(Level.OFF);
    SpanExporter exporter = OtlpHttpSpanExporter.builder()
        .setEndpoint(collector + "/v1/traces")
        .setTimeout(ANSWER_TIME_MAX)
        .setConnectTimeout(ANSWER_TIME_MAX)
        .setRetryPolicy(null)
        .setMeterProvider(MeterProvider.noop())
        .build();
    return new SpanSending(exporter, metrics);
  }

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {}

  @Override
  public boolean isStartRequired() {
    return false;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    if (!waiting.offer(span.toSpanData())) {
      dropped.increment();
    }
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }

  private void sendUntilFinished() {
    try {
      boolean isLast;
      do {
        isLast = finishing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS);
        sendWaiting();
      } while (!isLast);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // There is no time left.
    }
  }

  private void sendWaiting() {
    for (List<SpanData> batch = next(); !batch.isEmpty(); batch = next()) {
      boolean isTaken = isTaken(batch);
      (isTaken ? sent : dropped).increment(batch.size());
      tell(isTaken);
    }
  }

  private List<SpanData> next() {
    var batch = new ArrayList<SpanData>();
    waiting.drainTo(batch, TOGETHER_MAX);
    return batch;
  }

  private boolean isTaken(List<SpanData> batch) {
    try {
      CompletableResultCode result = exporter.export(batch);
      return result.join(ANSWER_TIME_MAX.toMillis(), TimeUnit.MILLISECONDS).isSuccess();
    } catch (RuntimeException mistake) { // Of the library: it must not end the thread.
      LOG.debug("Spans could not be sent.", mistake);
      return false;
    }
  }

  private void tell(boolean isTaken) {
    if (isTaken != isHeard) {
      isHeard = isTaken;
      LOG.warn(
          isTaken
              ? "The collector of KINORA_TRACES takes spans again."
              : "The collector of KINORA_TRACES takes no spans; they are dropped until it does.");
    }
  }

  /// Sends what is left, and waits for that at most so long.
  void finish(Duration timeMax) {
    finishing.countDown();
    try {
      if (!thread.join(timeMax)) {
        thread.interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    var _ = exporter.shutdown();
  }
}
