package io.kinora.infra.base;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Tells how many bytes are read through it.
public abstract class ObservedStream extends FilterInputStream {

  protected ObservedStream(InputStream in) {
    super(in);
  }

  /// So many bytes more were read; 0 at the end.
  protected abstract void passed(int byteCount);

  @Override
  public final int read() throws IOException {
    int next = in.read();
    passed(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public final int read(byte[] bytes, int offset, int length) throws IOException {
    int count = in.read(bytes, offset, length);
    passed(Math.max(count, 0));
    return count;
  }
}
