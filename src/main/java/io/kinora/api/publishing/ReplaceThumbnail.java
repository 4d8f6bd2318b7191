package io.kinora.api.publishing;

import io.kinora.api.http.Exchange;
import io.kinora.api.http.Watch;
import io.kinora.engine.publishing.OwnPosters;
import io.kinora.engine.publishing.Videos.WithUpload;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.image.Thumbnail.Format;
import java.io.IOException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Takes a picture that stands for a video instead of one of its frames.
///
/// Source: the publishing contract, section 9.2.
final class ReplaceThumbnail {

  private static final int BYTES_MAX = 10 << 20;

  private final VideoParts parts;
  private final ReadVideo read;
  private final FindVideo find;

  ReplaceThumbnail(VideoParts parts, ReadVideo read) {
    this.parts = parts;
    this.read = read;
    this.find = new FindVideo(parts.videos());
  }

  void answer(Call call) throws IOException {
    WithUpload found = find.by(call);
    Format format = format(call);
    var _ = read.media(found); // It must be ready.
    Exchange exchange = call.exchange();
    checkSize(exchange.announcedByteCount());
    parts.quotas().checkBytes(found.video().tenant());
    var picture = new OwnPosters.Picture(exchange.bodyStream(BYTES_MAX), format);
    if (!isShown(exchange, found, picture)) {
      throw Problem.of(ProblemCode.NOT_FOUND).asException();
    }
    Trail.changed(call, "video.thumbnail", found.video());
    read.thumbnail(call);
  }

  private static Format format(Call call) {
    call.checkNotEncoded();
    return switch (call.mediaType()) {
      case "image/jpeg" -> Format.JPEG;
      case "image/png" -> Format.PNG;
      default ->
        throw Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send image/jpeg or image/png.")
            .asException();
    };
  }

  private static void checkSize(long byteCount) {
    if (byteCount > BYTES_MAX) {
      throw Problem.tooLarge(BYTES_MAX).asException();
    }
  }

  private boolean isShown(Exchange exchange, WithUpload found, OwnPosters.Picture picture)
      throws IOException {
    var stop = new StopSignal();
    try (Watch _ = exchange.watchStop(stop::stop)) {
      return parts.posters().replace(found.video(), picture, stop);
    } catch (FailureException failed) {
      throw switch (failed.failure().code()) {
        case INPUT_NOT_MEDIA -> wrong("must be a picture of its type that can be decoded");
        case INPUT_TOO_LARGE -> wrong("must have at most 40 million pixels");
        default -> failed;
      };
    } catch (StopSignal.StoppedException | InterruptedException _) {
      throw new Failure(FailureCode.UNAVAILABLE, "the server stops").asException();
    }
  }

  /// The whole body is at fault.
  private static ProblemException wrong(String detail) {
    ArrayNode errors = JsonNodeFactory.instance.arrayNode();
    errors.addObject().put("pointer", "").put("detail", detail);
    return Problem.of(ProblemCode.VALIDATION_FAILED).with("errors", errors).asException();
  }
}
