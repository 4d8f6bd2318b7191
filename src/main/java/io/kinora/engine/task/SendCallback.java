package io.kinora.engine.task;

import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import io.kinora.engine.task.CallbackAnswer.Delivered;
import io.kinora.engine.task.CallbackReport.Standing;
import io.kinora.infra.db.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a thread of the lane `NET` does with the execution of a callback: send, log, try again
/// later.
///
/// At least once: a worker that dies between the receiver's answer and our commit leaves the
/// callback to be sent again, with the same id.
final class SendCallback {

  private static final Logger LOG = LoggerFactory.getLogger(SendCallback.class);

  private final Parts parts;
  private final CallbackSender sender;
  private final Set<String> sending = ConcurrentHashMap.newKeySet();

  SendCallback(Parts parts, CallbackSender sender) {
    this.parts = parts;
    this.sender = sender;
  }

  /// Tells whether a thread of this process has the callback in hand.
  boolean isSending(String id) {
    return sending.contains(id);
  }

  CompletionHandler<Void> execute(String id) {
    Optional<Callback> found =
        parts.database().read(handle -> parts.callbacks().findPending(handle, id));
    return found.map(this::send).orElseGet(OnCompleteRemove::new);
  }

  private CompletionHandler<Void> send(Callback callback) {
    sending.add(callback.id());
    Instant at = parts.time().now();
    try {
      CallbackAnswer answer = sender.send(callback);
      return (done, operations) -> settle(new Sent(callback, at, answer), done, operations);
    } catch (InterruptedException leaving) {
      Thread.currentThread().interrupt();
      return (_, _) -> {}; // The execution is given back with all the others.
    } catch (RuntimeException mistake) {
      LOG.error("Callback {} could not be sent by a mistake of ours.", callback.id(), mistake);
      var answer = new CallbackAnswer.Unreachable("The server made a mistake; its log has more.");
      return (done, operations) -> settle(new Sent(callback, at, answer), done, operations);
    } finally {
      sending.remove(callback.id());
    }
  }

  private record Sent(Callback callback, Instant at, CallbackAnswer answer) {}

  private void settle(Sent sent, ExecutionComplete done, ExecutionOperations<Void> operations) {
    try {
      parts.database().transact(transaction -> settle(transaction, sent, done, operations));
    } catch (ExecutionException replaced) {
      LOG.info(
          "Callback {} was taken over; this try is not logged.", sent.callback().id());
    }
  }

  private void settle(
      Transaction transaction,
      Sent sent,
      ExecutionComplete done,
      ExecutionOperations<Void> operations) {
    Callback callback = sent.callback();
    parts.callbacks().logTry(transaction.handle(), callback, sent.at(), sent.answer());
    List<Duration> delays = callback.order().delays();
    if (sent.answer() instanceof Delivered) {
      parts.callbacks().end(transaction.handle(), callback, Standing.DELIVERED);
      operations.remove();
    } else if (callback.number() > delays.size()) {
      parts.callbacks().end(transaction.handle(), callback, Standing.GIVEN_UP);
      operations.remove();
    } else {
      Duration pause = delays.get(callback.number() - 1);
      operations.reschedule(done, parts.time().executionNow().plus(pause));
    }
  }
}
