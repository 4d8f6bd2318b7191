package io.kinora.media.transcode;

import io.kinora.infra.base.FailureCode;
import io.kinora.media.ffmpeg.Ending;
import io.kinora.media.probe.ProbeResult;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// A video to start from.
///
/// @param path where it is
/// @param name what to call it in messages to the client
/// @param video what it is
public record Source(Path path, String name, ProbeResult.Video video) {

  /// What ffmpeg says of a file that ends before it should; it goes on with what there is.
  private static final Pattern IS_CUT = Pattern.compile("partial file|Error during demuxing");

  static void orFail(Ending ending, String name) {
    if (ending.isSuccess()) {
      ending.orFailIfCut(
          IS_CUT, FailureCode.INPUT_NOT_MEDIA, "File '" + name + "' is broken inside");
    }
    ending.orFail(FailureCode.ENCODER_FAILED, "File '" + name + "' could not be converted");
  }
}
