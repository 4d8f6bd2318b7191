package io.kinora.api.http;

import io.kinora.api.http.Ranges.Part;
import io.kinora.infra.base.RandomKey;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Answers GET and HEAD with a file: whole or in parts, or with the news that the client has it.
///
/// Headers that only the dialect knows (`Cache-Control`, `Content-Disposition`) are set before.
public final class ServedFile {

  /// Measured: more than 1 GB/s; half as much with the 16 KiB of `transferTo`.
  private static final int COPY_BYTES = 128 * 1024;

  private final Exchange exchange;
  private final Bytes bytes;
  private boolean isOneRangeAtMost;

  private ServedFile(Exchange exchange, Bytes bytes) {
    this.exchange = exchange;
    this.bytes = bytes;
  }

  /// Answers the whole exchange. The method is not looked at, but that HEAD gets no ranges.
  public static void send(Exchange exchange, Blob blob) throws IOException {
    new ServedFile(exchange, blob).sendUnderConditions(blob);
  }

  /// The same, but for those who ask for several ranges at once: they get the whole file.
  public static void sendWithOneRange(Exchange exchange, Blob blob) throws IOException {
    var served = new ServedFile(exchange, blob);
    served.isOneRangeAtMost = true;
    served.sendUnderConditions(blob);
  }

  /// Answers a request for ranges of a file that still grows: with what there is of them. Nothing
  /// is known of the whole file, so no condition can hold for it.
  ///
  /// @return whether it was such a request; any other is left alone
  public static boolean sendRanges(Exchange exchange, Bytes soFar) throws IOException {
    boolean isWanted = exchange.method().equals("GET") && exchange.header("If-Range") == null;
    Ranges ranges = Ranges.of(isWanted ? exchange.header("Range") : null, soFar.sizeBytes());
    if (ranges instanceof Ranges.Whole) {
      return false;
    }
    exchange.header("Accept-Ranges", "bytes");
    new ServedFile(exchange, soFar).send(ranges);
    return true;
  }

  private void sendUnderConditions(Blob blob) throws IOException {
    exchange.header("ETag", blob.etag());
    exchange.header("Last-Modified", blob.modified());
    exchange.header("Accept-Ranges", "bytes");
    Preconditions conditions = Preconditions.of(exchange);
    switch (conditions.verdict(blob)) {
      case FAILED -> exchange.sendEmpty(412);
      case NOT_MODIFIED -> sendNotModified();
      case SERVE -> send(rangesUnder(conditions, blob));
    }
  }

  private Ranges rangesUnder(Preconditions conditions, Blob blob) {
    boolean isWanted = exchange.method().equals("GET") && conditions.allowRange(blob);
    return Ranges.of(isWanted ? exchange.header("Range") : null, blob.sizeBytes());
  }

  private void send(Ranges ranges) throws IOException {
    switch (ranges) {
      case Ranges.Whole() -> sendWhole();
      case Ranges.Parts(List<Part> parts) when parts.size() == 1 -> sendOne(parts.getFirst());
      case Ranges.Parts _ when isOneRangeAtMost -> sendWhole();
      case Ranges.Parts(List<Part> parts) -> sendSeveral(parts);
      case Ranges.Unsatisfiable() -> {
        exchange.header("Content-Range", "bytes */" + bytes.sizeBytes());
        exchange.sendEmpty(416);
      }
    }
  }

  private void sendNotModified() throws IOException {
    // Else the library sends a length of 0, which would be that of the file.
    exchange.header("Content-Length", Long.toString(bytes.sizeBytes()));
    exchange.sendEmpty(304);
  }

  private void sendWhole() throws IOException {
    var all = new Part(0, bytes.sizeBytes() - 1);
    try (OutputStream out = exchange.stream(200, bytes.type(), bytes.sizeBytes())) {
      copy(all, out);
    }
  }

  private void sendOne(Part part) throws IOException {
    exchange.header("Content-Range", part.asContentRange(bytes.sizeBytes()));
    try (OutputStream out = exchange.stream(206, bytes.type(), part.length())) {
      copy(part, out);
    }
  }

  private void sendSeveral(List<Part> parts) throws IOException {
    String boundary = RandomKey.ofLetters(24);
    var heads = new ArrayList<byte[]>();
    for (Part part : parts) {
      heads.add(head(boundary, part));
    }
    byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
    long byteCount = tail.length
        + heads.stream().mapToLong(it -> it.length).sum()
        + parts.stream().mapToLong(Part::length).sum();
    String type = "multipart/byteranges; boundary=" + boundary;
    try (OutputStream out = exchange.stream(206, type, byteCount)) {
      for (int index = 0; index < parts.size(); index++) {
        out.write(heads.get(index));
        copy(parts.get(index), out);
      }
      out.write(tail);
    }
  }

  private byte[] head(String boundary, Part part) {
    return ("\r\n--" + boundary + "\r\nContent-Type: " + bytes.type() + "\r\nContent-Range: "
            + part.asContentRange(bytes.sizeBytes()) + "\r\n\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private void copy(Part part, OutputStream out) throws IOException {
    if (exchange.method().equals("HEAD") || part.length() == 0) {
      return;
    }
    long left = part.length();
    byte[] buffer = new byte[(int) Math.min(COPY_BYTES, left)];
    try (var in = bytes.open(part.first(), left)) {
      while (left > 0) {
        int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (count < 0) {
          throw new EOFException("the file ended " + left + " bytes too early");
        }
        out.write(buffer, 0, count);
        left -= count;
      }
    }
  }
}
