package io.kinora.infra.storage;

import io.kinora.infra.base.FailureException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/// The parts of one file on their way into a bucket. Some go while the next one is read: a single
/// connection to a service far away does not fill the line. For one thread; when it is closed,
/// nothing is under way any more.
final class S3Parts implements AutoCloseable {

  private static final int NUMBER_MAX = 10_000;

  /// Each is in memory, and so is the one that is read.
  private static final int AT_ONCE = 2;

  private final Sending sending;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("part-", 0).factory());
  private final Queue<Future<CompletedPart>> underWay = new ArrayDeque<>();
  private final List<CompletedPart> arrived = new ArrayList<>();

  /// Sends one part.
  interface Sending {

    /// @param number from 1
    CompletedPart send(int number, byte[] bytes) throws IOException;
  }

  S3Parts(Sending sending) {
    this.sending = sending;
  }

  /// Sends the next part, as soon as few enough are under way.
  ///
  /// @throws IOException also what one before it failed of
  void add(byte[] bytes) throws IOException {
    if (underWay.size() == AT_ONCE) {
      arrived.add(arrival(underWay.remove()));
    }
    int number = arrived.size() + underWay.size() + 1;
    if (number > NUMBER_MAX) {
      throw new IOException("a file of more than " + NUMBER_MAX + " parts of " + bytes.length
          + " bytes cannot be kept in a bucket");
    }
    underWay.add(threads.submit(() -> sending.send(number, bytes)));
  }

  /// All in order, when the last has arrived.
  List<CompletedPart> all() throws IOException {
    while (!underWay.isEmpty()) {
      arrived.add(arrival(underWay.remove()));
    }
    return List.copyOf(arrived);
  }

  private static CompletedPart arrival(Future<CompletedPart> part) throws IOException {
    try {
      return part.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a part was sent");
    } catch (ExecutionException failure) {
      switch (failure.getCause()) {
        case IOException cause -> throw cause;
        case FailureException cause -> throw cause;
        case null, default -> throw new IllegalStateException(failure);
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
