package io.kinora.api.http;

import java.io.IOException;
import java.io.OutputStream;

/// The body of an answer to HEAD: there is none. A `flush` sends the header as it stands, without a
/// length where none was set.
final class HeadStream extends OutputStream {

  private final OutputStream wire;

  HeadStream(OutputStream wire) {
    this.wire = wire;
  }

  @Override
  public void write(int octet) {}

  @Override
  public void write(byte[] bytes, int offset, int length) {}

  @Override
  public void flush() throws IOException {
    wire.flush();
  }

  @Override
  public void close() {}
}
