package io.kinora.media.render;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRun;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.Progress;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.render.kernel.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/// Writes one drawn frame as a picture file.
///
/// @param out of the format, whatever its name ends in
record StillEncoder(FfmpegRunner runner, StillFormat format, Path out, StopSignal stop) {

  void encode(Frame frame) {
    FfmpegCommand command = command(frame.width(), frame.height());
    try (FfmpegRun run = runner.open(command, RunLimits.SHORT, stop, Progress.UNHEARD)) {
      try (OutputStream input = run.input()) {
        RawFrames.write(frame, input, new byte[RawFrames.sizeOf(frame.width(), frame.height())]);
      } catch (IOException _) {
        stop.check(); // Else the encoder has gone, and its ending says why.
      }
      run.end().orFail(FailureCode.ENCODER_FAILED, "The picture could not be encoded");
    }
  }

  FfmpegCommand command(int width, int height) {
    return FfmpegCommand.ffmpeg()
        .words("-f", "rawvideo", "-pixel_format", "yuv420p", "-video_size", width + "x" + height)
        .words("-i", "pipe:0", "-frames:v", "1")
        .words("-vf", format.filter())
        .words(format.encoder())
        .words("-f", "image2", "-update", "1")
        .output(out)
        .build();
  }
}
