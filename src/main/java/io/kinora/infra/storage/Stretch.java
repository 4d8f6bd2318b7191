package io.kinora.infra.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// The beginning of a stream: it ends after so many bytes.
public final class Stretch extends FilterInputStream {

  private long restBytes;

  public Stretch(InputStream whole, long lengthBytes) {
    super(whole);
    this.restBytes = lengthBytes;
  }

  @Override
  public int read() throws IOException {
    int next = restBytes > 0 ? in.read() : -1;
    if (next >= 0) {
      restBytes--;
    }
    return next;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (restBytes <= 0) {
      return length == 0 ? 0 : -1;
    }
    int count = in.read(target, offset, (int) Math.min(length, restBytes));
    restBytes -= Math.max(count, 0);
    return count;
  }

  @Override
  public long skip(long wished) throws IOException {
    long count = in.skip(Math.min(wished, restBytes));
    restBytes -= count;
    return count;
  }

  @Override
  public int available() throws IOException {
    return (int) Math.min(in.available(), restBytes);
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
