package io.kinora.engine.work;

import io.kinora.engine.task.Run;
import io.kinora.media.transcode.TranscodeProgress;

/// Tells the progress of a conversion as the percent of its run.
final class Percent {

  /// The file is still to be looked at and kept then.
  private static final int CONVERTED_PERCENT = 99;

  private Percent() {}

  static TranscodeProgress of(Run run) {
    return share -> run.progress((int) (CONVERTED_PERCENT * share));
  }
}
