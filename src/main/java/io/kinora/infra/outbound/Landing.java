package io.kinora.infra.outbound;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.outbound.PartFile.Whole;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/// Where a download comes down: takes the body of an answer into a file, within its limits,
/// whole or from where an earlier one broke.
record Landing(PartFile part, DownloadWatch watch) {

  static final int REST = 206;

  private static final int UNPACK_BYTES = 64 * 1024;

  /// Packed text shrinks to a tenth, zeros to a thousandth: between them lies what we believe.
  private static final long UNPACKED_TIMES_MAX = 200;

  private static final long UNPACKED_BYTES_ALWAYS_FINE = 1024 * 1024;

  /// @throws RefusedAnswerException where it is packed in a way that we do not know
  /// @throws io.kinora.infra.base.FailureException where it is too large
  /// @throws IOException where the connection breaks before the end
  Download take(ClassicHttpResponse answer, URI address) throws IOException {
    long totalBytes = totalBytes(answer);
    part.checkAnnounced(totalBytes);
    if (answer.getCode() != REST) {
      part.begin(EntityVersion.of(answer).orElse(null));
    }
    try (var packed = new CountingStream(body(answer))) {
      part.take(unpacked(answer, packed), each(answer, totalBytes, packed));
    }
    if (totalBytes >= 0 && part.sizeBytes() < totalBytes && !EntityVersion.isPacked(answer)) {
      throw new BrokenTransferException("it came in part");
    }
    StatedDigests.of(answer).check(part);
    Whole whole = part.finish();
    var headers = new Download.Headers(
        Reply.header(answer, "Content-Type"),
        Reply.header(answer, "ETag"),
        Reply.header(answer, "Last-Modified"));
    return new Download(part.target(), whole.sizeBytes(), whole.sha256(), address, headers);
  }

  /// How much the server says that there is, -1 where it does not.
  ///
  /// @throws IOException where the answer is the rest of something else; what was there is gone
  private long totalBytes(ClassicHttpResponse answer) throws IOException {
    if (answer.getCode() == REST) {
      return EntityVersion.checkRest(answer, part);
    }
    return answer.getEntity() == null ? -1 : answer.getEntity().getContentLength();
  }

  private LongConsumer each(ClassicHttpResponse answer, long totalBytes, CountingStream packed) {
    if (!EntityVersion.isPacked(answer)) {
      return sizeBytes -> watch.moved(sizeBytes, totalBytes);
    }
    return sizeBytes -> {
      boolean isTight = sizeBytes > packed.byteCount() * UNPACKED_TIMES_MAX;
      if (sizeBytes > UNPACKED_BYTES_ALWAYS_FINE && isTight) {
        throw new RefusedAnswerException(
            FailureCode.INPUT_TOO_LARGE, "it is packed more tightly than any media is");
      }
      watch.moved(sizeBytes, -1);
    };
  }

  private static InputStream body(ClassicHttpResponse answer) throws IOException {
    return answer.getEntity() == null
        ? InputStream.nullInputStream()
        : answer.getEntity().getContent();
  }

  /// Some servers pack although we ask them not to, among them stores of files packed before.
  private static InputStream unpacked(ClassicHttpResponse answer, InputStream packed)
      throws IOException {
    return switch (coding(Reply.header(answer, "Content-Encoding"))) {
      case "", "identity" -> packed;
      case "gzip", "x-gzip" -> new GZIPInputStream(packed, UNPACK_BYTES);
      default ->
        throw new RefusedAnswerException(
            FailureCode.INPUT_REFUSED, "the server packs it in a way that was not asked for");
    };
  }

  private static String coding(@Nullable String header) {
    return header == null ? "" : header.strip().toLowerCase(Locale.ROOT);
  }
}
