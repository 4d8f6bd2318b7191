package io.kinora.api.http;

import io.kinora.api.http.ConnectionLimits.BodyPace;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpException;

/// The body of a request while it comes in: counted, and given up when it is too large or too slow.
final class BodyStream extends FilterInputStream {

  private final long bytesMax;
  private final BodyPace pace;
  private final BooleanSupplier isBrokenOff;
  private long byteCount;
  private long waitedNanos;
  private boolean ended;

  /// @param isBrokenOff what is read from then on is not to be trusted
  BodyStream(InputStream body, long bytesMax, BodyPace pace, BooleanSupplier isBrokenOff) {
    super(body);
    this.bytesMax = bytesMax;
    this.pace = pace;
    this.isBrokenOff = isBrokenOff;
  }

  /// Tells whether the client has sent all of it.
  boolean isEnded() {
    return ended;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    long before = System.nanoTime();
    int count = readOrRefuse(bytes, offset, length);
    waitedNanos += System.nanoTime() - before;
    if (isBrokenOff.getAsBoolean()) {
      throw new IOException("the request was broken off");
    }
    if (count < 0) {
      ended = true;
      return count;
    }
    byteCount += count;
    if (byteCount > bytesMax) {
      throw Refusal.BODY_TOO_LARGE.asException();
    }
    if (pace.isTooSlow(byteCount, Duration.ofNanos(waitedNanos))) {
      throw Refusal.BODY_TOO_SLOW.asException();
    }
    return count;
  }

  /// Leaves the connection alone: what is unread is the server's to drain.
  @Override
  public void close() {}

  private int readOrRefuse(byte[] bytes, int offset, int length) throws IOException {
    try {
      return in.read(bytes, offset, length);
    } catch (IOException failure) {
      if (failure.getCause() instanceof TimeoutException) {
        throw Refusal.BODY_TOO_SLOW.asException();
      }
      if (failure.getCause() instanceof HttpException) {
        throw Refusal.BODY_BROKEN.asException();
      }
      throw failure;
    } catch (HttpException.RuntimeException _) {
      throw Refusal.BODY_BROKEN.asException();
    }
  }
}
