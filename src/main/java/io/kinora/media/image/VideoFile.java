package io.kinora.media.image;

import io.kinora.infra.base.FailureCode;
import io.kinora.media.ffmpeg.Ending;
import io.kinora.media.image.Fit.Size;
import io.kinora.media.probe.PictureFacts;
import java.nio.file.Path;

/// A video file that pictures are taken from, looked into.
///
/// @param name what to call it in messages to the client, such as its address
public record VideoFile(Path path, String name, PictureFacts facts) {

  Size uprightSize() {
    return new Size(facts.uprightWidth(), facts.uprightHeight());
  }

  void orFail(Ending ending) {
    ending.orFail(FailureCode.INPUT_NOT_MEDIA, notAVideo());
  }

  String notAVideo() {
    return "File '" + name + "' is not a valid video file";
  }
}
