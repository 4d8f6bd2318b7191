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

  /// One is read while two go. They are used again and again: new ones, measured with 1 GiB, let
  /// the heap grow to 1.5 GB and took as much time of the collector as the sending.
  private static final int BUFFERS = 3;

  private final int partBytes;
  private final Sending sending;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("part-", 0).factory());
  private final Queue<Future<Arrived>> underWay = new ArrayDeque<>();
  private final List<CompletedPart> arrived = new ArrayList<>();
  private int number;

  /// Sends one part.
  interface Sending {

    /// @param number from 1
    /// @param bytes  of which only so many as `length` count
    CompletedPart send(int number, byte[] bytes, int length) throws IOException;
  }

  /// A part that is there, and the buffer that is free now.
  private record Arrived(CompletedPart part, byte[] buffer) {}

  S3Parts(int partBytes, Sending sending) {
    this.partBytes = partBytes;
    this.sending = sending;
  }

  /// Sends the next part; returns at once. The bytes are ours until [#buffer] gives them back.
  ///
  /// @param bytes a buffer of ours, or of the first part its own
  void add(byte[] bytes, int length) throws IOException {
    number++;
    if (number > NUMBER_MAX) {
      throw new IOException("a file of more than " + NUMBER_MAX + " parts of " + partBytes
          + " bytes cannot be kept in a bucket");
    }
    int own = number;
    underWay.add(threads.submit(() -> new Arrived(sending.send(own, bytes, length), bytes)));
  }

  /// Room for the next part, as soon as there is some.
  ///
  /// @throws IOException also what a part before it failed of
  byte[] buffer() throws IOException {
    return number < BUFFERS ? new byte[partBytes] : next().buffer();
  }

  /// All in order, when the last has arrived.
  List<CompletedPart> all() throws IOException {
    while (!underWay.isEmpty()) {
      var _ = next();
    }
    return List.copyOf(arrived);
  }

  private Arrived next() throws IOException {
    Arrived oldest = arrival(underWay.remove());
    arrived.add(oldest.part());
    return oldest;
  }

  private static Arrived arrival(Future<Arrived> part) throws IOException {
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
