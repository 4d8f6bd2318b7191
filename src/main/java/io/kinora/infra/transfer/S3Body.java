package io.kinora.infra.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import software.amazon.awssdk.core.sync.RequestBody;

/// A part of a file as the client of S3 wants it: read from the disk each time it is needed,
/// never held in memory.
///
/// @param offset      where it begins in the file
/// @param lengthBytes how much of the file
record S3Body(Outgoing file, long offset, long lengthBytes, Attempt attempt) {

  RequestBody whole() {
    return RequestBody.fromContentProvider(this::opened, lengthBytes, "application/octet-stream");
  }

  /// In base 64, so that the service refuses what was bent on the way.
  String md5() {
    try (InputStream in = new DigestInputStream(opened(), MessageDigest.getInstance("MD5"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return Base64.getEncoder()
          .encodeToString(((DigestInputStream) in).getMessageDigest().digest());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException(failure); // Every Java has it.
    }
  }

  private InputStream opened() {
    try {
      var channel = FileChannel.open(file.file()).position(offset);
      return new Piece(Channels.newInputStream(channel));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// What is read of it counts as moved: the client reads no faster than it sends.
  private final class Piece extends FilterInputStream {

    private long left = lengthBytes;

    private Piece(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] bytes, int start, int length) throws IOException {
      int count = left == 0 ? -1 : in.read(bytes, start, (int) Math.min(length, left));
      left -= Math.max(count, 0);
      attempt.moved(offset + lengthBytes - left, file.sizeBytes());
      return count;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
