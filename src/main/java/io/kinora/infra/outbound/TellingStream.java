package io.kinora.infra.outbound;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongConsumer;

/// Tells after each stretch how much was written through it.
final class TellingStream extends FilterOutputStream {

  private final LongConsumer written;
  private long byteCount;

  TellingStream(OutputStream out, LongConsumer written) {
    super(out);
    this.written = written;
  }

  long byteCount() {
    return byteCount;
  }

  @Override
  public void write(int next) throws IOException {
    out.write(next);
    written.accept(++byteCount);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    byteCount += length;
    written.accept(byteCount);
  }
}
