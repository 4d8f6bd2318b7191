package io.kinora.infra.outbound;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Counts what is read through it. Its end leaves the stream below open, for its owner to close.
final class CountingStream extends FilterInputStream {

  private long byteCount;

  CountingStream(InputStream in) {
    super(in);
  }

  long byteCount() {
    return byteCount;
  }

  @Override
  public int read() throws IOException {
    int next = in.read();
    byteCount += next < 0 ? 0 : 1;
    return next;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = in.read(bytes, offset, length);
    byteCount += Math.max(count, 0);
    return count;
  }

  @Override
  public void close() {}
}
