package io.kinora.engine.task;

import io.kinora.engine.task.CallbackAnswer.Delivered;
import io.kinora.engine.task.CallbackReport.Standing;
import io.kinora.infra.base.TraceSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The errand of one callback: send, log, try again later, with the same id.
final class SendCallback implements Errand {

  static final String NAME = "callback";

  private static final Logger LOG = LoggerFactory.getLogger(SendCallback.class);

  private final Parts parts;
  private final CallbackSender sender;

  SendCallback(Parts parts, CallbackSender sender) {
    this.parts = parts;
    this.sender = sender;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Ending run(String id) throws InterruptedException {
    Optional<Callback> found =
        parts.database().read(handle -> parts.callbacks().findPending(handle, id));
    return found.isPresent() ? followed(found.get()) : Ending.NOTHING;
  }

  private Ending followed(Callback callback) throws InterruptedException {
    try (TraceSpan span = parts.spans().callback(callback, trace(callback))) {
      return span.during(() -> sent(callback));
    }
  }

  /// Asks no database where nobody follows anything.
  private Optional<String> trace(Callback callback) {
    return parts.spans().tracer().follows()
        ? parts.database().read(handle -> parts.tasks().findTrace(handle, callback.task()))
        : Optional.empty();
  }

  private Ending sent(Callback callback) throws InterruptedException {
    Instant at = parts.time().now();
    CallbackAnswer answer = answer(callback);
    return handle -> writeDown(handle, callback, at, answer);
  }

  private CallbackAnswer answer(Callback callback) throws InterruptedException {
    try {
      return sender.send(callback);
    } catch (CancellationException leaving) {
      throw leaving;
    } catch (RuntimeException mistake) {
      LOG.error("Callback {} could not be sent by a mistake of ours.", callback.id(), mistake);
      return new CallbackAnswer.Unreachable("The server made a mistake; its log has more.");
    }
  }

  private Optional<Duration> writeDown(
      Handle handle, Callback callback, Instant at, CallbackAnswer answer) {
    parts.callbacks().logTry(handle, callback, at, answer);
    List<Duration> delays = callback.order().delays();
    if (answer instanceof Delivered) {
      parts.callbacks().end(handle, callback, Standing.DELIVERED);
      return Optional.empty();
    }
    if (callback.number() > delays.size()) {
      parts.callbacks().end(handle, callback, Standing.GIVEN_UP);
      return Optional.empty();
    }
    return Optional.of(delays.get(callback.number() - 1));
  }
}
