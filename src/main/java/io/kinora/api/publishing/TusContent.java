package io.kinora.api.publishing;

import io.kinora.api.http.Exchange;
import io.kinora.engine.upload.BodyDigest;
import io.kinora.engine.upload.Upload;
import io.kinora.engine.upload.UploadFault;
import io.kinora.engine.upload.Writing;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The file by tus 1.0, at the address of the upload itself.
///
/// Source: tus 1.0.0; the publishing contract, sections 7.4 and 7.5.
final class TusContent {

  static final String VERSION = "1.0.0";

  private static final String EXTENSIONS =
      "creation,creation-with-upload,creation-defer-length,expiration,checksum,termination";

  private static final String PART = "application/offset+octet-stream";

  private static final List<String> CREATION =
      List.of("Upload-Length", "Upload-Defer-Length", "Tus-Resumable");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  /// Pairs of a name and a value in base 64, which may be missing.
  private static final Pattern METADATA =
      Pattern.compile("[\\x21-\\x2b\\x2d-\\x7e]+( [A-Za-z0-9+/]*={0,2})?"
          + "(,\\s*[\\x21-\\x2b\\x2d-\\x7e]+( [A-Za-z0-9+/]*={0,2})?)*");

  private static final int METADATA_MAX = 4 << 10;

  private final VideoParts parts;
  private final PutContent put;

  TusContent(VideoParts parts, PutContent put) {
    this.parts = parts;
    this.put = put;
  }

  void options(Call call) throws IOException {
    Exchange exchange = call.exchange();
    exchange.header("Cache-Control", "no-store");
    exchange.header("Tus-Resumable", VERSION);
    exchange.header("Tus-Version", VERSION);
    exchange.header("Tus-Extension", EXTENSIONS);
    exchange.header("Tus-Max-Size", Long.toString(parts.uploads().rules().bytesMax()));
    exchange.header("Tus-Checksum-Algorithm", "sha1,sha256,md5");
    exchange.header("Allow", "DELETE, HEAD, OPTIONS, PATCH, POST, PUT");
    exchange.header("Accept-Patch", PART);
    exchange.sendEmpty(204);
  }

  void head(Call call, Writing writing) throws IOException {
    Upload upload = writing.upload();
    PutContent.checkNotGone(upload);
    Exchange exchange = call.exchange();
    exchange.header("Tus-Resumable", VERSION);
    exchange.header("Upload-Offset", Long.toString(upload.offset()));
    if (upload.size().isPresent()) {
      exchange.header("Upload-Length", Long.toString(upload.size().getAsLong()));
    } else {
      exchange.header("Upload-Defer-Length", "1");
    }
    if (!upload.metadata().isEmpty()) {
      exchange.header("Upload-Metadata", upload.metadata());
    }
    tellExpiry(exchange, upload);
    exchange.sendEmpty(200);
  }

  private static void tellExpiry(Exchange exchange, Upload upload) {
    if (upload.isOpen()) {
      exchange.header("Upload-Expires", upload.expires());
    }
  }

  void patch(Call call, Writing writing) throws IOException {
    Exchange exchange = call.exchange();
    Upload upload = writing.upload();
    PutContent.checkNotGone(upload);
    checkVersion(exchange);
    if (!isPart(exchange)) {
      throw Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send " + PART + ".").asException();
    }
    call.checkNotEncoded();
    long offset = number(exchange, "Upload-Offset")
        .orElseThrow(() -> wrong("Upload-Offset must be there, and a number."));
    if (offset != upload.offset()) {
      throw UploadProblems.wrongOffset(upload.offset(), offset).asException();
    }
    OptionalLong size = number(exchange, "Upload-Length");
    if (upload.isComplete()) {
      nothingMore(exchange, upload);
    } else {
      checkNotTooLarge(offset + exchange.announcedByteCount(), size);
      Optional<BodyDigest> digest = BodyDigests.ofPart(exchange.header("Upload-Checksum"));
      checkAnnounced(exchange, offset, size);
      if (size.isPresent()) {
        writing.declareSize(size.getAsLong());
      }
      append(exchange, writing, digest);
      if (writing.isFull()) {
        put.publish(call, writing);
      }
    }
    exchange.header("Upload-Offset", Long.toString(writing.upload().offset()));
    tellExpiry(exchange, writing.upload());
    exchange.sendEmpty(204);
  }

  /// Some clients end every upload with an empty part.
  private static void nothingMore(Exchange exchange, Upload upload) throws IOException {
    boolean isEmpty =
        exchange.announcedByteCount() == 0 || PutContent.body(exchange).read() < 0;
    if (!isEmpty) {
      throw new UploadFault.WrongSize(upload.offset()).asException();
    }
  }

  private void append(Exchange exchange, Writing writing, Optional<BodyDigest> digest)
      throws IOException {
    checkAnnounced(exchange, writing.upload().offset(), writing.upload().size());
    if (exchange.announcedByteCount() != 0) {
      parts.quotas().checkBytes(writing.upload().tenant());
      writing.append(PutContent.body(exchange), digest);
    }
  }

  private void checkNotTooLarge(long end, OptionalLong size) {
    parts.uploads().rules().checkSize(Math.max(end, size.orElse(0)));
  }

  /// What is announced too long is not read at all.
  private static void checkAnnounced(Exchange exchange, long offset, OptionalLong size) {
    if (size.isPresent() && offset + exchange.announcedByteCount() > size.getAsLong()) {
      throw new UploadFault.WrongSize(size.getAsLong()).asException();
    }
  }

  void post(Call call, Writing writing) throws IOException {
    PutContent.checkNotGone(writing.upload());
    Exchange exchange = call.exchange();
    String override = exchange.header("X-HTTP-Method-Override");
    if (override != null) {
      switch (override.strip().toUpperCase(Locale.ROOT)) {
        case "PATCH" -> patch(call, writing);
        case "DELETE" -> delete(call, writing);
        default -> throw wrong("X-HTTP-Method-Override may be PATCH or DELETE.");
      }
    } else if (CREATION.stream().anyMatch(it -> exchange.header(it) != null)) {
      create(call, writing);
    } else {
      put.whole(call, writing);
    }
  }

  private void create(Call call, Writing writing) throws IOException {
    Exchange exchange = call.exchange();
    checkVersion(exchange);
    call.checkNotEncoded();
    if (writing.upload().isComplete()) {
      throw put.alreadyUploaded(writing.upload());
    }
    OptionalLong size = number(exchange, "Upload-Length");
    boolean hasPart = isPart(exchange);
    checkNotTooLarge(hasPart ? exchange.announcedByteCount() : 0, size);
    Optional<BodyDigest> digest = BodyDigests.ofPart(exchange.header("Upload-Checksum"));
    if (size.isPresent() && size.getAsLong() == 0) {
      throw Problem.of(ProblemCode.EMPTY_UPLOAD).asException();
    }
    if (size.isEmpty() && !"1".equals(exchange.header("Upload-Defer-Length"))) {
      throw wrong("Upload-Length must be there, or Upload-Defer-Length with the value 1.");
    }
    if (hasPart) {
      checkAnnounced(exchange, 0, size);
    }
    writing.startOver(size, metadata(exchange.header("Upload-Metadata")));
    if (hasPart) {
      append(exchange, writing, digest);
      exchange.header("Upload-Offset", Long.toString(writing.upload().offset()));
    }
    if (writing.isFull()) {
      put.publish(call, writing);
    }
    tellExpiry(exchange, writing.upload());
    exchange.header("Location", put.addressOf(call, writing.upload()));
    exchange.sendEmpty(201);
  }

  private static String metadata(@Nullable String header) {
    String text = header == null ? "" : header.strip();
    if (!text.isEmpty()
        && (text.length() > METADATA_MAX || !METADATA.matcher(text).matches())) {
      throw wrong("Upload-Metadata must be pairs of a name and a value in base 64.");
    }
    return text;
  }

  void delete(Call call, Writing writing) throws IOException {
    Upload upload = writing.upload();
    PutContent.checkNotGone(upload);
    if (call.exchange().header("Tus-Resumable") != null) {
      checkVersion(call.exchange());
    }
    if (upload.isComplete()) {
      throw put.alreadyUploaded(upload);
    }
    parts.videos().cancelUpload(writing);
    Trail.changed(call, "video.cancel", upload);
    call.exchange().sendEmpty(204);
  }

  private static void checkVersion(Exchange exchange) {
    if (!VERSION.equals(exchange.header("Tus-Resumable"))) {
      throw Problem.of(ProblemCode.TUS_VERSION)
          .withHeader("Tus-Version", VERSION)
          .asException();
    }
  }

  private static boolean isPart(Exchange exchange) {
    return PART.equalsIgnoreCase(String.valueOf(exchange.header("Content-Type")).strip());
  }

  private static OptionalLong number(Exchange exchange, String name) {
    String text = exchange.header(name);
    if (text == null) {
      return OptionalLong.empty();
    }
    if (!NUMBER.matcher(text.strip()).matches()) {
      throw wrong(name + " must be a number.");
    }
    return OptionalLong.of(Long.parseLong(text.strip()));
  }

  private static ProblemException wrong(String detail) {
    return Problem.of(ProblemCode.BAD_REQUEST, detail).asException();
  }
}
