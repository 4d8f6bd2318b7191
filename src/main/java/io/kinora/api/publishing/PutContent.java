package io.kinora.api.publishing;

import io.kinora.api.http.Exchange;
import io.kinora.engine.publishing.VideoId;
import io.kinora.engine.upload.BodyDigest;
import io.kinora.engine.upload.Upload;
import io.kinora.engine.upload.UploadFault;
import io.kinora.engine.upload.Writing;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// The file by `PUT`: whole, or in parts with `Content-Range`.
///
/// Source: the publishing contract, sections 7.1 to 7.3 and 7.5.
final class PutContent {

  private static final Set<String> TYPES = Set.of("video/mp4", "application/octet-stream");

  private final VideoParts parts;
  private final VideoAddresses addresses;

  PutContent(VideoParts parts, VideoAddresses addresses) {
    this.parts = parts;
    this.addresses = addresses;
  }

  void put(Call call, Writing writing) throws IOException {
    String range = call.exchange().header("Content-Range");
    if (range == null) {
      whole(call, writing);
    } else {
      part(call, writing, range);
    }
  }

  void whole(Call call, Writing writing) throws IOException {
    Exchange exchange = call.exchange();
    checkNotGone(writing.upload());
    checkType(call);
    if (writing.upload().isComplete()) {
      repeated(call, writing);
      return;
    }
    parts.quotas().checkBytes(writing.upload().tenant());
    long announced = exchange.announcedByteCount();
    parts.uploads().rules().checkSize(announced);
    Optional<BodyDigest> digest = BodyDigests.ofFile(exchange);
    if (announced == 0) {
      throw Problem.of(ProblemCode.EMPTY_UPLOAD).asException();
    }
    writing.startOver(announced < 0 ? OptionalLong.empty() : OptionalLong.of(announced), "");
    writing.append(body(exchange), digest);
    end(writing);
    complete(call, writing);
  }

  /// A body without a length has come to its proper end.
  private static void end(Writing writing) throws IOException {
    if (writing.upload().offset() == 0) {
      throw Problem.of(ProblemCode.EMPTY_UPLOAD).asException();
    }
    OptionalLong size = writing.upload().size();
    if (size.isPresent() && size.getAsLong() != writing.upload().offset()) {
      writing.startOver(OptionalLong.empty(), "");
      throw new UploadFault.WrongSize(size.getAsLong()).asException();
    }
    writing.declareSize(writing.upload().offset());
  }

  /// The same file again is no mistake: its answer may have been lost.
  private void repeated(Call call, Writing writing) throws IOException {
    Optional<BodyDigest> digest = BodyDigests.ofFile(call.exchange());
    if (digest.isEmpty() || !isSame(digest.get(), writing.upload())) {
      throw alreadyUploaded(writing.upload());
    }
    call.exchange().sendEmpty(204);
  }

  private boolean isSame(BodyDigest digest, Upload upload) throws IOException {
    Optional<InputStream> stored = parts.uploads().open(upload.id());
    if (stored.isEmpty()) {
      return false; // Its video is made, and nothing else is kept.
    }
    try (InputStream bytes = stored.get()) {
      return digest.isThatOf(bytes);
    }
  }

  ProblemException alreadyUploaded(Upload upload) {
    String monitor = addresses.status(new VideoId(upload.id().value()));
    return Problem.of(ProblemCode.ALREADY_UPLOADED)
        .withHeader("Link", "<" + monitor + ">; rel=\"monitor\"")
        .asException();
  }

  private void part(Call call, Writing writing, String header) throws IOException {
    Exchange exchange = call.exchange();
    Upload upload = writing.upload();
    checkNotGone(upload);
    if (exchange.announcedByteCount() != 0) {
      checkType(call);
    }
    Optional<ContentRange> found = ContentRange.parse(header);
    if (upload.isComplete()) {
      if (found.filter(it -> isRepeated(it, upload)).isEmpty()) {
        throw alreadyUploaded(upload);
      }
      exchange.sendEmpty(204);
      return;
    }
    ContentRange range = found.orElseThrow(ContentRange::wrong);
    parts.uploads().rules().checkSize(Math.max(range.last() + 1, range.total().orElse(0)));
    if (!range.isQuestion()
        && exchange.announcedByteCount() >= 0
        && exchange.announcedByteCount() != range.length()) {
      throw ContentRange.wrong();
    }
    if (range.total().isPresent()) {
      writing.declareSize(range.total().getAsLong());
    }
    if (!range.isQuestion()) {
      parts.quotas().checkBytes(upload.tenant());
      store(exchange, writing, range);
    }
    if (writing.isFull()) {
      complete(call, writing);
    } else {
      goOn(exchange, writing.upload());
    }
  }

  /// Tells whether a part was the last, or a question what became of it.
  private static boolean isRepeated(ContentRange range, Upload upload) {
    boolean isOfIt = range.total().equals(upload.size());
    return range.isQuestion() ? isOfIt || range.total().isEmpty() : isOfIt && range.isLast();
  }

  /// What is there already is skipped; what leaves a gap is not stored.
  private static void store(Exchange exchange, Writing writing, ContentRange range)
      throws IOException {
    long known = writing.upload().offset() - range.first().orElseThrow();
    if (known < 0) {
      return;
    }
    InputStream body = body(exchange);
    body.skipNBytes(Math.min(known, range.length()));
    writing.append(new ExactStream(body, Math.max(0, range.length() - known)), Optional.empty());
  }

  private static void goOn(Exchange exchange, Upload upload) throws IOException {
    if (upload.offset() > 0) {
      exchange.header("Range", "bytes=0-" + (upload.offset() - 1));
    }
    exchange.header("Upload-Offset", Long.toString(upload.offset()));
    exchange.sendEmpty(308);
  }

  /// The video moves on in the same request: the answer promises that it will be processed.
  void complete(Call call, Writing writing) throws IOException {
    publish(call, writing);
    call.exchange().sendEmpty(204);
  }

  /// Begins the making of a video whose file is whole.
  void publish(Call call, Writing writing) {
    parts.videos().publish(writing);
    Trail.changed(call, "video.upload", writing.upload());
  }

  /// The address by which this request came: others may know no other.
  String addressOf(Call call, Upload upload) {
    return call.findName("word")
        .map(addresses::delegated)
        .orElseGet(() -> addresses.content(new VideoId(upload.id().value())));
  }

  static InputStream body(Exchange exchange) {
    return exchange.bodyStream(Long.MAX_VALUE); // The upload knows how much may come.
  }

  static void checkNotGone(Upload upload) {
    if (upload.state() == Upload.State.GONE) {
      throw Problem.of(ProblemCode.UPLOAD_GONE).asException();
    }
  }

  private static void checkType(Call call) {
    call.checkNotEncoded();
    String type = call.mediaType();
    if (!type.isEmpty() && !TYPES.contains(type)) {
      throw Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send video/mp4.").asException();
    }
  }
}
