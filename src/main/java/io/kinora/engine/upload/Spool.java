package io.kinora.engine.upload;

import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.RandomKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Bytes on their way to the storage, on the disk of this machine. The file has no name any more
/// once it is open: however this process ends, nothing of it stays.
final class Spool implements AutoCloseable {

  private final FileChannel file;
  private long sizeBytes;

  private Spool(FileChannel file) {
    this.file = file;
  }

  static Spool in(Path folder) throws IOException {
    return new Spool(FileChannel.open(
        folder.resolve(RandomKey.of128Bits()),
        StandardOpenOption.CREATE_NEW,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE));
  }

  boolean isEmpty() {
    return sizeBytes == 0;
  }

  void write(byte[] bytes, int length) throws IOException {
    var rest = ByteBuffer.wrap(bytes, 0, length);
    try {
      while (rest.hasRemaining()) {
        sizeBytes += file.write(rest);
      }
    } catch (IOException failure) {
      throw FreeSpace.orFull(failure);
    }
  }

  /// All that was written; nothing may be written after it. Closed by [#close].
  InputStream bytes() throws IOException {
    return Channels.newInputStream(file.position(0));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
