package io.kinora.infra.base;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A stretch of work that is told to whoever follows traces, from its begin until it is closed; in
/// most installations nobody does, and then nothing of it is done. Threads may share it.
///
/// Names and values are words of ours and numbers: never a path, an address, or what a client
/// wrote. A thread is bound to the span of what it does; [Handover] binds those that help it.
public interface TraceSpan extends AutoCloseable {

  /// Whose work it is.
  String TENANT = "kinora.tenant";

  /// One that is told to nobody.
  static TraceSpan unfollowed() {
    return UnfollowedSpan.ANY;
  }

  /// The span that this thread works in.
  static TraceSpan current() {
    return Handover.SPAN.orElse(unfollowed());
  }

  /// Begins a part of what this thread does.
  static TraceSpan begin(String name) {
    return current().inner(name);
  }

  boolean isFollowed();

  /// Begins a part of this one.
  TraceSpan inner(String name);

  /// Says something of it.
  TraceSpan with(String key, String value);

  /// Says something of it.
  TraceSpan with(String key, long value);

  /// It did not come to a good end.
  ///
  /// @param why a word or two
  void fail(String why);

  /// How another process goes on with it; empty where nobody follows.
  ///
  /// Source: W3C Trace Context, section 3.2, `traceparent`.
  Optional<String> traceParent();

  /// Does `work` in it.
  default <T extends @Nullable Object, X extends Throwable> T during(
      ScopedValue.CallableOp<? extends T, X> work) throws X {
    return ScopedValue.where(Handover.SPAN, this).call(work);
  }

  /// Does `work` in it, says of what that failed, and ends it.
  default <T extends @Nullable Object, X extends Throwable> T whole(
      ScopedValue.CallableOp<? extends T, X> work) throws X {
    String failure = "broken off";
    try {
      T answer = during(work);
      failure = "";
      return answer;
    } catch (FailureException known) {
      failure = known.failure().code().name();
      throw known;
    } finally {
      if (!failure.isEmpty()) {
        fail(failure);
      }
      close();
    }
  }

  /// Ends it.
  @Override
  void close();
}
