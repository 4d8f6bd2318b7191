package io.kinora.api.publishing;

import io.kinora.engine.publishing.LaunchFormat;
import io.kinora.engine.publishing.Phase;
import io.kinora.engine.publishing.Video;
import io.kinora.engine.publishing.VideoError;
import io.kinora.engine.publishing.VideoList.Status;
import io.kinora.engine.publishing.Videos.WithUpload;
import java.io.IOException;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Tells about one video. Source: the publishing contract, sections 8.2, 9.1 to 9.3.
final class ReadVideo {

  private final VideoParts parts;
  private final VideoWording wording;
  private final FindVideo find;
  private final PhaseWatch phases;

  ReadVideo(VideoParts parts, VideoWording wording) {
    this.parts = parts;
    this.wording = wording;
    this.find = new FindVideo(parts.videos());
    this.phases = new PhaseWatch(find);
  }

  void whole(Call call) throws IOException {
    Etags.send(call.exchange(), wording.whole(find.by(call)));
  }

  void status(Call call) throws IOException {
    call.exchange().lastingHeader("Cache-Control", "no-store");
    ObjectNode body = wording.status(phases.video(call), parts.clock().instant());
    if (!body.path("poll_after").isNull()) {
      call.exchange().header("Retry-After", body.path("poll_after").asString());
    }
    Answers.send(call.exchange(), 200, body);
  }

  void film(Call call) throws IOException {
    WithUpload found = find.by(call);
    Video.Media media = media(found);
    LaunchFormat launch = launchFormat(call, found.video());
    Etags.send(call.exchange(), wording.film(found.video(), media, launch));
  }

  void thumbnail(Call call) throws IOException {
    WithUpload found = find.by(call);
    Video.Media media = media(found);
    Etags.send(call.exchange(), wording.thumbnail(found.video(), media, isPngWished(call)));
  }

  private static boolean isPngWished(Call call) {
    Optional<String> wish = call.exchange().query().find("format");
    if (wish.isPresent() && !wish.get().equals("png")) {
      throw Problem.of(ProblemCode.BAD_REQUEST, "'format' must be png.").asException();
    }
    return wish.isPresent();
  }

  private static LaunchFormat launchFormat(Call call, Video video) {
    Optional<String> wish = call.exchange().query().find("format");
    if (wish.isEmpty()) {
      return video.slot().launchFormat();
    }
    if (!LaunchFormat.words().contains(wish.get())) {
      throw Problem.of(ProblemCode.BAD_REQUEST, "'format' must be hls or mp4.").asException();
    }
    return LaunchFormat.of(wish.get());
  }

  /// @throws ProblemException where there is none: not yet, or never
  Video.Media media(WithUpload found) {
    return found.video().findMedia().orElseThrow(() -> notReady(found).asException());
  }

  private Problem notReady(WithUpload found) {
    Optional<VideoError> error = found.video().findError();
    if (found.video().phase() == Phase.FAILED && error.isPresent()) {
      return Problem.of(ProblemCode.PROCESSING_FAILED)
          .with("error", VideoWording.error(error.get()));
    }
    int seconds = VideoWording.pollSeconds(found.video(), parts.clock().instant());
    return Problem.of(ProblemCode.NOT_READY)
        .with(
            "status",
            JsonNodeFactory.instance.stringNode(Status.of(found.video().phase()).word()))
        .with("phase", JsonNodeFactory.instance.stringNode(VideoWording.phase(found)))
        .withHeader("Retry-After", Integer.toString(seconds));
  }
}
