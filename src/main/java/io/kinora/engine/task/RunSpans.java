package io.kinora.engine.task;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.TraceSpan;
import io.kinora.infra.base.Tracer;
import java.util.List;
import java.util.Optional;

/// The spans of the engine, with what is told of each: submissions, runs, callbacks. The page
/// `docs/metrics.md` has a table of them.
///
/// @param worker the name of this process
record RunSpans(Tracer tracer, String worker) {

  private static final String TASK = "kinora.task";

  /// Tasks that are submitted together, as a part of what this thread does; their runs are parts
  /// of it.
  static TraceSpan submission(List<TaskOrder> orders) {
    TraceSpan span = TraceSpan.begin("submit");
    if (span.isFollowed() && !orders.isEmpty()) {
      span.with(TraceSpan.TENANT, orders.getFirst().tenant().value())
          .with("kinora.tasks", orders.size());
    }
    return span;
  }

  TraceSpan run(LiveRun run) {
    TraceSpan span = tracer.goOn("run", run.trace());
    if (span.isFollowed()) {
      Task task = run.task();
      span.with("kinora.kind", task.kind())
          .with("kinora.lane", task.lane().key())
          .with(TraceSpan.TENANT, task.tenant().value())
          .with(TASK, task.id().value())
          .with("kinora.attempt", task.attempt())
          .with("kinora.worker", worker);
    }
    return span;
  }

  /// Says in the span of a run how it ended.
  static void ended(RunEnding how, Outcome outcome) {
    TraceSpan span = TraceSpan.current().with("kinora.outcome", how.word());
    if (outcome instanceof Outcome.Broke(Failure failure)) {
      span.with("kinora.failure", failure.code().name()).fail(failure.code().name());
    }
  }

  /// One try of a callback.
  ///
  /// @param trace of its task; empty where nobody follows it
  TraceSpan callback(Callback callback, Optional<String> trace) {
    TraceSpan span = tracer.goOn("callback", trace.orElse(null));
    if (span.isFollowed()) {
      span.with(TraceSpan.TENANT, callback.tenant().value())
          .with(TASK, callback.task().value())
          .with("kinora.attempt", callback.number())
          .with("kinora.worker", worker);
    }
    return span;
  }
}
