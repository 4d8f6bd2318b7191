package io.kinora.infra.transfer;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.outbound.Dialling;
import io.kinora.infra.outbound.ObjectionException;
import io.kinora.infra.outbound.Outbound;
import io.kinora.infra.outbound.Patience;
import io.kinora.infra.outbound.Supervision;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One attempt at a transfer: what it may take, who watches it, and how it is worded when it
/// fails.
///
/// One thread at a time.
final class Attempt implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

  private final Place place;
  private final Direction direction;
  private final TransferLimits limits;
  private final TransferWatch watch;
  private final Supervision supervision;
  private final Patience patience;
  private long keptBytes;

  Attempt(Order order, Direction direction, Outbound outbound) {
    this.place = order.place();
    this.direction = direction;
    this.limits = order.limits();
    this.watch = order.watch();
    this.supervision = outbound.supervise(limits.timeMax(), watch::isStopped);
    this.patience = new Patience(outbound.settings().retries());
  }

  /// What was asked for.
  record Order(Place place, TransferLimits limits, TransferWatch watch) {}

  /// One try: what it gives, or how it breaks.
  @FunctionalInterface
  interface OneTry<T> {
    T go() throws IOException;
  }

  Place place() {
    return place;
  }

  TransferLimits limits() {
    return limits;
  }

  /// Tries again what breaks, a few times.
  ///
  /// @param keptBytes what has arrived so far and need not be moved again
  <T> T patiently(LongSupplier keptBytes, OneTry<T> oneTry) {
    while (true) {
      checkOver();
      try {
        return oneTry.go();
      } catch (ObjectionException objection) {
        throw refused(objection.reason());
      } catch (IOException broken) {
        checkOver();
        String reason =
            supervision.fellSilent() ? "the server fell silent" : Dialling.reasonOf(broken);
        LOG.atInfo().setCause(broken).log("{}: {}", place.shown(), reason);
        supervision.expectNothing();
        supervision.pause(patience
            .pauseAfter(keptBytes.getAsLong(), Duration.ZERO)
            .orElseThrow(() -> failure(direction.unreachable(), reason)));
      }
    }
  }

  /// From now on `breakOff` ends the waiting, also where the other side says nothing for long.
  void watchOver(Runnable breakOff) {
    supervision.watch(breakOff);
    expectAnswers();
  }

  /// The other side may be silent from now on: it has long work to do, or nobody waits for it.
  void allowSilence() {
    supervision.expectNothing();
  }

  /// The other side has to say something in time from now on.
  void expectAnswers() {
    supervision.expectWithin(limits.idleMax());
  }

  /// The other side has answered something.
  void heard() {
    supervision.moved();
  }

  /// @param bytes   in all attempts
  /// @param ofBytes -1 where nobody knows
  void moved(long bytes, long ofBytes) {
    supervision.moved();
    watch.moved(bytes, ofBytes);
  }

  /// So much is on the other side, by its own word.
  void kept(long bytes) {
    heard();
    keptBytes = bytes;
  }

  /// What the other side had when it was asked last.
  long keptBytes() {
    return keptBytes;
  }

  /// @throws java.util.concurrent.CancellationException where it was stopped
  void checkOver() {
    supervision.checkStopped();
    if (supervision.isOutOfTime()) {
      String whole = "it did not " + (direction == Direction.IN ? "come" : "arrive") + " whole";
      throw failure(
          direction.unreachable(), whole + " within " + limits.timeMax().toSeconds() + " s");
    }
  }

  FailureException refused(String reason) {
    return failure(direction.refused(), reason);
  }

  private FailureException failure(FailureCode code, String reason) {
    return new Failure(code, place.shown() + ": " + reason).asException();
  }

  @Override
  public void close() {
    supervision.close();
  }
}
