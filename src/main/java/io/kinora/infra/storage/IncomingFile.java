package io.kinora.infra.storage;

import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;

/// A file on its way in, under a name that nobody looks for.
record IncomingFile(Path part, FreeSpace freeSpace) {

  private static final int COPY_BYTES = 128 * 1024;
  private static final long BYTES_BETWEEN_CHECKS = 64L * 1024 * 1024;

  /// Writes all of `bytes`; afterwards they are on the disk, not only in its cache.
  Receipt take(InputStream bytes) throws IOException {
    try (var file =
        FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      freeSpace.check(part);
      MessageDigest digest = Sha256.begin();
      long sizeBytes = copy(bytes, file, digest);
      sync(file);
      return new Receipt(sizeBytes, HexFormat.of().formatHex(digest.digest()));
    }
  }

  /// Has a file that is whole already on the disk, not only in its cache.
  static Receipt receiptOf(Path file) throws IOException {
    MessageDigest digest = Sha256.begin();
    long sizeBytes = 0;
    try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      var buffer = ByteBuffer.allocate(COPY_BYTES);
      while (channel.read(buffer) >= 0) {
        sizeBytes += buffer.flip().remaining();
        digest.update(buffer);
        buffer.clear();
      }
      sync(channel);
    }
    return new Receipt(sizeBytes, HexFormat.of().formatHex(digest.digest()));
  }

  private long copy(InputStream bytes, FileChannel file, MessageDigest digest) throws IOException {
    long sizeBytes = 0;
    long nextCheck = BYTES_BETWEEN_CHECKS;
    byte[] buffer = new byte[COPY_BYTES];
    int count = bytes.read(buffer);
    while (count >= 0) {
      digest.update(buffer, 0, count);
      write(file, ByteBuffer.wrap(buffer, 0, count));
      sizeBytes += count;
      if (sizeBytes >= nextCheck) {
        freeSpace.check(part);
        nextCheck += BYTES_BETWEEN_CHECKS;
      }
      count = bytes.read(buffer);
    }
    return sizeBytes;
  }

  private static void write(FileChannel file, ByteBuffer bytes) throws IOException {
    try {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    } catch (IOException failure) {
      throw FreeSpace.orFull(failure);
    }
  }

  private static void sync(FileChannel file) throws IOException {
    try {
      file.force(true);
    } catch (IOException failure) {
      throw FreeSpace.orFull(failure); // Some disks find out only here that they are full.
    }
  }
}
