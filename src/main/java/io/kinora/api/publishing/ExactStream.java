package io.kinora.api.publishing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A body that must have so many bytes: more or fewer are not what its header said.
final class ExactStream extends FilterInputStream {

  private long left;

  ExactStream(InputStream body, long length) {
    super(body);
    this.left = length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    left -= Math.max(0, count);
    if (left < 0 || (count < 0 && left > 0)) {
      throw ContentRange.wrong();
    }
    return count;
  }
}
