package io.kinora.infra.outbound;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;

/// Where a download comes down: takes the body of an answer into a file, within its limits.
record Landing(Path target, DownloadLimits limits, FreeSpace freeSpace) {

  private static final int COPY_BYTES = 64 * 1024;
  private static final long BYTES_BETWEEN_CHECKS = 32L * 1024 * 1024;

  /// Packed text shrinks to a tenth, zeros to a thousandth: between them lies what we believe.
  private static final long UNPACKED_TIMES_MAX = 200;

  private static final long UNPACKED_BYTES_ALWAYS_FINE = 1024 * 1024;

  /// @throws RefusedAnswerException where it is too large, or packed in a way that we do not know
  /// @throws IOException where the connection breaks before the end
  Download take(ClassicHttpResponse answer, URI address) throws IOException {
    if (answer.getEntity() != null && answer.getEntity().getContentLength() > limits.bytesMax()) {
      throw tooLarge();
    }
    boolean isWhole = false;
    try (OutputStream file = create();
        var packed = new CountingStream(body(answer))) {
      checkSpace();
      MessageDigest digest = Sha256.begin();
      long sizeBytes = copy(unpacked(answer, packed), packed, file, digest);
      isWhole = true;
      var headers = new Download.Headers(
          Reply.header(answer, "Content-Type"),
          Reply.header(answer, "ETag"),
          Reply.header(answer, "Last-Modified"));
      String sha256 = HexFormat.of().formatHex(digest.digest());
      return new Download(target, sizeBytes, sha256, address, headers);
    } finally {
      if (!isWhole) {
        Files.deleteIfExists(target);
      }
    }
  }

  private long copy(InputStream in, CountingStream packed, OutputStream file, MessageDigest digest)
      throws IOException {
    long sizeBytes = 0;
    long nextCheck = BYTES_BETWEEN_CHECKS;
    byte[] bytes = new byte[COPY_BYTES];
    int count = in.read(bytes);
    while (count >= 0) {
      sizeBytes += count;
      checkSize(sizeBytes, packed.byteCount());
      if (sizeBytes > nextCheck) {
        checkSpace();
        nextCheck += BYTES_BETWEEN_CHECKS;
      }
      digest.update(bytes, 0, count);
      write(file, bytes, count);
      count = in.read(bytes);
    }
    return sizeBytes;
  }

  private void checkSize(long sizeBytes, long packedBytes) {
    if (sizeBytes > limits.bytesMax()) {
      throw tooLarge();
    }
    if (sizeBytes > UNPACKED_BYTES_ALWAYS_FINE && sizeBytes > packedBytes * UNPACKED_TIMES_MAX) {
      throw new RefusedAnswerException(
          FailureCode.INPUT_TOO_LARGE, "it is packed more tightly than any media is");
    }
  }

  private OutputStream create() {
    try {
      return Files.newOutputStream(target);
    } catch (IOException failure) {
      throw ours(failure);
    }
  }

  private void checkSpace() {
    try {
      freeSpace.check(target);
    } catch (IOException failure) {
      throw ours(failure);
    }
  }

  private static void write(OutputStream file, byte[] bytes, int count) {
    try {
      file.write(bytes, 0, count);
    } catch (IOException failure) {
      throw ours(failure);
    }
  }

  /// Our disk's failures must not look like the other side's, which are tried again.
  private static UncheckedIOException ours(IOException failure) {
    return new UncheckedIOException(FreeSpace.orFull(failure));
  }

  private static InputStream body(ClassicHttpResponse answer) throws IOException {
    return answer.getEntity() == null
        ? InputStream.nullInputStream()
        : answer.getEntity().getContent();
  }

  /// Some servers pack although we ask them not to, among them stores of files packed before.
  private static InputStream unpacked(ClassicHttpResponse answer, InputStream packed)
      throws IOException {
    String encoding = Reply.header(answer, "Content-Encoding");
    return switch (encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> packed;
      case "gzip", "x-gzip" -> new GZIPInputStream(packed, COPY_BYTES);
      default ->
        throw new RefusedAnswerException(
            FailureCode.INPUT_REFUSED, "the server packs it in a way that was not asked for");
    };
  }

  private RefusedAnswerException tooLarge() {
    return new RefusedAnswerException(
        FailureCode.INPUT_TOO_LARGE, "it is larger than " + limits.bytesMax() + " bytes");
  }
}
