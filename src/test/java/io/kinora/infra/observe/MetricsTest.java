package io.kinora.infra.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MetricsTest {

  @Test
  void a_timer_is_shown_with_its_tags_in_the_text_for_prometheus() {
    try (var metrics = new Metrics()) {
      metrics.timer("http.requests", "route", "tasks").record(Duration.ofMillis(250));

      assertThat(metrics.asPrometheusText())
          .contains("http_requests_seconds_count{route=\"tasks\"} 1")
          .contains("http_requests_seconds_sum{route=\"tasks\"} 0.25");
    }
  }

  @Test
  void a_gauge_is_asked_each_time_somebody_looks() {
    try (var metrics = new Metrics()) {
      var length = new StringBuilder();
      metrics.gauge("queue.length", length::length);

      length.append("two");

      assertThat(metrics.asPrometheusText()).contains("queue_length 3.0");
    }
  }

  @Test
  void the_numbers_of_a_process_tell_its_memory() {
    try (var metrics = Metrics.ofThisProcess()) {
      await().until(() -> metrics.asPrometheusText().contains("jvm_memory_used_bytes"));
    }
  }
}
