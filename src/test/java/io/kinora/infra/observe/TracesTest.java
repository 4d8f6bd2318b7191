package io.kinora.infra.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.kinora.infra.base.AtOnce;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.TraceSpan;
import io.kinora.infra.observe.Traces.Plan;
import io.kinora.infra.observe.fake.CollectorTwin;
import io.kinora.infra.observe.fake.CollectorTwin.Mood;
import io.kinora.infra.observe.fake.CollectorTwin.ToldSpan;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracesTest {

  private static final String CLIENTS_TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String CLIENTS_SPAN = "b7ad6b7169203331";

  private final CollectorTwin collector = CollectorTwin.open();
  private final Metrics metrics = new Metrics();

  @AfterEach
  void close() {
    collector.close();
    metrics.close();
  }

  private Traces traces(double share) {
    return traces(collector.address(), share);
  }

  private Traces traces(URI address, double share) {
    var plan = new Plan(address, share, "films-1:7", "3.1", Duration.ofSeconds(2));
    return Traces.begin(plan, metrics);
  }

  private ToldSpan told(String name) {
    return collector.spans(name).getFirst();
  }

  @Test
  void parts_are_told_as_parts_with_what_is_said_of_them() {
    try (Traces traces = traces(1);
        TraceSpan whole = traces.answer("POST tasks", null)) {
      whole.during(() -> {
        TraceSpan.begin("submit")
            .with("kinora.tasks", 2)
            .with(TraceSpan.TENANT, "acme")
            .close();
        return true;
      });
    }

    ToldSpan whole = told("POST tasks");
    ToldSpan part = told("submit");
    assertThat(whole.parent()).isEmpty();
    assertThat(part.trace()).isEqualTo(whole.trace());
    assertThat(part.parent()).isEqualTo(whole.id());
    assertThat(part.attribute("kinora.tasks")).isEqualTo("2");
    assertThat(part.attribute("kinora.tenant")).isEqualTo("acme");
    assertThat(part.attribute("resource.service.name")).isEqualTo("kinora");
    assertThat(part.attribute("resource.service.instance.id")).isEqualTo("films-1:7");
    assertThat(whole.hasFailed()).isFalse();
  }

  @Test
  void another_process_goes_on_where_this_one_has_begun() {
    try (Traces here = traces(1);
        Traces there = traces(0)) {
      TraceSpan submission = here.answer("submit", null);
      String parent = submission.traceParent().orElseThrow();
      submission.close();
      there.goOn("run", parent).close();
    }

    assertThat(told("run").trace()).isEqualTo(told("submit").trace());
    assertThat(told("run").parent()).isEqualTo(told("submit").id());
  }

  @Test
  void threads_that_help_with_the_work_do_it_in_its_span() throws Exception {
    Callable<Boolean> job = () -> {
      TraceSpan.begin("fetch").close();
      return true;
    };
    try (Traces traces = traces(1);
        TraceSpan run = traces.answer("run", null)) {
      run.during(() -> AtOnce.all(2, "job", List.of(job, job)));
    }

    assertThat(collector.spans("fetch"))
        .hasSize(2)
        .allMatch(it -> it.parent().equals(told("run").id()));
  }

  @Test
  void what_fails_is_told_with_its_code() {
    try (Traces traces = traces(1)) {
      TraceSpan span = traces.answer("fetch", null);
      assertThatExceptionOfType(FailureException.class)
          .isThrownBy(() -> span.whole(() -> {
            throw new Failure(FailureCode.INPUT_UNREACHABLE, "no answer").asException();
          }));
    }

    assertThat(told("fetch").hasFailed()).isTrue();
  }

  @Test
  void a_request_is_a_part_of_what_its_client_does() {
    try (Traces traces = traces(1)) {
      traces
          .answer("GET tasks", "00-" + CLIENTS_TRACE + "-" + CLIENTS_SPAN + "-00")
          .close();
    }

    assertThat(told("GET tasks").trace()).isEqualTo(CLIENTS_TRACE);
    assertThat(told("GET tasks").parent()).isEqualTo(CLIENTS_SPAN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331"
      })
  void what_is_no_place_in_a_trace_is_passed_over(String header) {
    try (Traces traces = traces(1)) {
      traces.answer("GET tasks", header).close();

      assertThat(traces.goOn("run", header).isFollowed()).isFalse();
    }

    assertThat(told("GET tasks").parent()).isEmpty();
  }

  @Test
  void a_request_that_is_not_of_the_share_is_not_followed_whatever_its_client_says() {
    try (Traces traces = traces(0)) {
      TraceSpan span =
          traces.answer("GET tasks", "00-" + CLIENTS_TRACE + "-" + CLIENTS_SPAN + "-01");
      span.inner("submit").close();
      span.close();

      assertThat(span.isFollowed()).isFalse();
      assertThat(span.traceParent()).isEmpty();
      assertThat(traces.goOn("run", null).isFollowed()).isFalse();
    }

    assertThat(collector.requests()).isZero();
  }

  @Test
  void about_the_share_of_the_requests_is_followed() {
    try (Traces traces = traces(0.5)) {
      for (int count = 0; count < 400; count++) {
        traces.answer("GET tasks", null).close();
      }
    }

    assertThat(collector.spans().size()).isBetween(120, 280);
  }

  @Test
  void a_collector_that_refuses_costs_spans_and_nothing_else() {
    collector.is(Mood.REFUSING);
    try (Traces traces = traces(1)) {
      traces.answer("one", null).close();
      await().untilAsserted(() -> assertThat(count("dropped")).isEqualTo(1));
      collector.is(Mood.WELL);

      traces.answer("two", null).close();
    }

    assertThat(collector.spans()).extracting(ToldSpan::name).containsExactly("two");
    assertThat(count("sent")).isEqualTo(1);
  }

  @Test
  void what_finds_no_room_while_a_collector_is_silent_is_dropped_at_once() {
    collector.is(Mood.SILENT);
    long begin = System.nanoTime();
    try (Traces traces = traces(1)) {
      for (int count = 0; count < 20_000; count++) {
        traces.answer("GET tasks", null).close();
      }
      assertThat(count("dropped")).isGreaterThan(10_000);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void where_nobody_listens_all_is_dropped() {
    collector.close();
    try (Traces traces = traces(1)) {
      traces.answer("GET tasks", null).close();
    }

    assertThat(count("dropped")).isEqualTo(1);
  }

  private double count(String outcome) {
    return metrics.counter("kinora.spans", "outcome", outcome).count();
  }
}
