package io.kinora.infra.transfer;

import io.kinora.infra.base.CostMeter;
import io.kinora.infra.base.RunCost.Way;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/// A file on its way out.
///
/// @param mark the same for each attempt at the same upload
record Outgoing(Path file, long sizeBytes, String mark, FileTerms terms, SendNote note) {

  private static final int COPY_BYTES = 64 * 1024;

  static Outgoing of(Shipment shipment) {
    Path file = shipment.file();
    var note = SendNote.of(file, shipment.target(), shipment.mark());
    try {
      return new Outgoing(file, Files.size(file), shipment.mark(), shipment.terms(), note);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Writes all from `offset` on.
  ///
  /// @throws IOException where `out` breaks
  void writeTo(OutputStream out, long offset, Attempt attempt) throws IOException {
    long sent = offset;
    byte[] bytes = new byte[COPY_BYTES];
    try (var channel = FileChannel.open(file).position(offset);
        var in = Channels.newInputStream(channel)) {
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        out.write(bytes, 0, count);
        sent += count;
        attempt.moved(sent, sizeBytes);
      }
    } finally {
      CostMeter.count(Way.SENT, sent - offset);
    }
  }

  byte[] digest(MessageDigest digest) {
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
      return digest.digest();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
