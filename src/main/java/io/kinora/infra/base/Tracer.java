package io.kinora.infra.base;

import org.jspecify.annotations.Nullable;

/// Begins traces, or goes on with them, for whoever follows. All threads may use it.
public interface Tracer {

  /// Follows nothing.
  Tracer NOBODY = new Tracer() {
    @Override
    public boolean follows() {
      return false;
    }

    @Override
    public TraceSpan answer(String name, @Nullable String traceParent) {
      return TraceSpan.unfollowed();
    }

    @Override
    public TraceSpan goOn(String name, @Nullable String traceParent) {
      return TraceSpan.unfollowed();
    }
  };

  /// Whether anything is ever followed.
  default boolean follows() {
    return true;
  }

  /// Begins with a request from outside, if it is one of the share that is followed.
  ///
  /// @param traceParent what its client says it is a part of; has no say in whether we follow
  TraceSpan answer(String name, @Nullable String traceParent);

  /// Goes on with what this process or another one has begun.
  ///
  /// @param traceParent see [TraceSpan#traceParent]; null where that was not followed, nor is
  ///     this
  TraceSpan goOn(String name, @Nullable String traceParent);
}
