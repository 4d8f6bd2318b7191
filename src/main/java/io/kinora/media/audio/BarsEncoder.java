package io.kinora.media.audio;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRun;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.Progress;
import io.kinora.media.ffmpeg.RunLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/// Writes painted bars as a picture file.
final class BarsEncoder {

  private BarsEncoder() {}

  static void encode(Bars bars, Waveform wish, Path file, FfmpegRunner runner, StopSignal stop) {
    FfmpegCommand command = command(wish, file);
    try (FfmpegRun run = runner.open(command, RunLimits.SHORT, stop, Progress.UNHEARD)) {
      try (OutputStream out = run.input()) {
        bars.writeTo(out);
      } catch (IOException _) {
        stop.check(); // Else the encoder has gone, and its ending says why.
      }
      run.end().orFail(FailureCode.ENCODER_FAILED, "The picture could not be encoded");
    }
  }

  static FfmpegCommand command(Waveform wish, Path file) {
    var command = FfmpegCommand.ffmpeg()
        .words("-f", "rawvideo", "-pixel_format", "rgb24")
        .words("-video_size", wish.width() + "x" + wish.height())
        .words("-i", "pipe:0", "-frames:v", "1");
    switch (wish.format()) {
      case PNG -> command.words("-c:v", "png");
      // Bars are a pixel wide: with chroma at half the size their colour would be lost.
      case JPEG ->
        command
            .words("-vf", "scale=out_color_matrix=bt601:out_range=pc:flags=accurate_rnd")
            .words("-pix_fmt", "yuvj444p", "-c:v", "mjpeg", "-q:v", "2");
    }
    // Each thread of the JPEG encoder sets aside 800 MB for the largest picture.
    return command
        .words("-threads", "1", "-f", "image2", "-update", "1")
        .output(file)
        .build();
  }
}
