package io.kinora.api.http;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/// What a client still sends of a body after it was refused: read for a while and thrown away.
/// Closed at once, the connection would be reset, and many clients then never see the answer.
///
/// Source: the publishing contract, section 3, refuse early.
final class Remainder {

  private static final long BYTES_MAX = 64 << 20;
  private static final long NANOS_MAX = TimeUnit.SECONDS.toNanos(10);

  private Remainder() {}

  /// Tells whether the client waits to be told to send, and was not.
  static boolean isHeldBack(Request request, boolean wasAskedFor) {
    return !wasAskedFor && request.getHeaders().contains(HttpHeader.EXPECT, "100-continue");
  }

  /// Reads until the end of the body, or until it was enough. The answer must have been sent.
  static void discard(Request request) {
    long end = System.nanoTime() + NANOS_MAX;
    long byteCount = 0;
    while (byteCount < BYTES_MAX) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        if (!hasCome(request, end - System.nanoTime())) {
          return;
        }
        continue;
      }
      byteCount += chunk.remaining();
      chunk.release();
      if (chunk.isLast()) { // A body that broke off ends so, too.
        return;
      }
    }
  }

  private static boolean hasCome(Request request, long nanos) {
    var come = new CountDownLatch(1);
    request.demand(come::countDown);
    try {
      return come.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
