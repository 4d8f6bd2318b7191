package io.kinora.infra.outbound;

import io.kinora.infra.base.ObservedStream;
import java.io.InputStream;

/// Counts what is read through it. Its end leaves the stream below open, for its owner to close.
final class CountingStream extends ObservedStream {

  private long byteCount;

  CountingStream(InputStream in) {
    super(in);
  }

  long byteCount() {
    return byteCount;
  }

  @Override
  protected void passed(int count) {
    byteCount += count;
  }

  @Override
  public void close() {}
}
