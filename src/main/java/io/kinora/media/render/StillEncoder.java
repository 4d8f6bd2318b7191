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

/// Writes a drawn frame as a picture file.
final class StillEncoder {

  private StillEncoder() {}

  static void encode(Frame frame, Path png, FfmpegRunner runner, StopSignal stop) {
    FfmpegCommand command = command(frame.width(), frame.height(), png);
    try (FfmpegRun run = runner.open(command, RunLimits.SHORT, stop, Progress.UNHEARD)) {
      try (OutputStream out = run.input()) {
        RawFrames.write(frame, out, new byte[RawFrames.sizeOf(frame.width(), frame.height())]);
      } catch (IOException _) {
        stop.check(); // Else the encoder has gone, and its ending says why.
      }
      run.end().orFail(FailureCode.ENCODER_FAILED, "The picture could not be encoded");
    }
  }

  static FfmpegCommand command(int width, int height, Path png) {
    return FfmpegCommand.ffmpeg()
        .words("-f", "rawvideo", "-pixel_format", "yuv420p", "-video_size", width + "x" + height)
        .words("-i", "pipe:0", "-frames:v", "1")
        .words(
            "-vf",
            "scale=in_color_matrix=bt709:in_range=tv:out_range=pc"
                + ":flags=bicubic+accurate_rnd+full_chroma_int,format=rgb24")
        .words("-c:v", "png", "-f", "image2", "-update", "1")
        .output(png)
        .build();
  }
}
