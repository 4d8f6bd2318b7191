package io.kinora.media.transcode;

import io.kinora.infra.base.FailureCode;
import io.kinora.media.ffmpeg.FfmpegRun;
import java.io.IOException;
import java.util.function.DoubleFunction;

/// Hands the frames of stretches to an encoder, with the times at which they are shown backwards.
/// For one thread.
final class BackwardFrames {

  /// How many seconds before a stretch its decoder begins; each time that frames are missing,
  /// further ahead.
  private static final double[] LEAD_SECONDS = {0, 2, 20};

  private final FrameTimes times;
  private final long lengthMicros;
  private final FrameStream out;
  private final FfmpegRun encoder;
  private final TranscodeProgress progress;
  private final byte[] frame;
  private int next;

  BackwardFrames(
      FrameTimes times,
      long lengthMicros,
      FrameStream out,
      FfmpegRun encoder,
      TranscodeProgress progress,
      int frameBytes) {
    this.times = times;
    this.lengthMicros = lengthMicros;
    this.out = out;
    this.encoder = encoder;
    this.progress = progress;
    this.frame = new byte[frameBytes];
  }

  /// Adds a stretch. The stretches come from the last to the first.
  ///
  /// @param decoders opens a decoder that begins so many seconds after the start of the file
  /// @throws IOException when the encoder has gone
  void add(Stretch stretch, DoubleFunction<FfmpegRun> decoders) throws IOException {
    next = Math.max(next, times.count() - stretch.end());
    int done = 0;
    for (double lead : LEAD_SECONDS) {
      double begin = stretch.first() == 0 ? 0 : times.micros(stretch.first()) / 1e6 - lead;
      try (FfmpegRun decoder = decoders.apply(begin)) {
        done = read(decoder, done);
      }
      // The first frames of all may be missing: a stream may begin before its first key frame.
      if (done >= stretch.count() || begin <= 0) {
        return;
      }
    }
  }

  /// @param known so many of its frames came from an earlier decoder
  /// @return how many there are
  private int read(FfmpegRun decoder, int known) throws IOException {
    int count = 0;
    while (decoder.output().readNBytes(frame, 0, frame.length) == frame.length) {
      decoder.live();
      encoder.live();
      if (count++ >= known) {
        write();
      }
    }
    decoder.end().orFail(FailureCode.INPUT_NOT_MEDIA, "The video is broken inside");
    return Math.max(count, known);
  }

  private void write() throws IOException {
    long begin = times.mirroredMicros(next, lengthMicros);
    long end = next + 1 < times.count()
        ? times.mirroredMicros(next + 1, lengthMicros)
        : Math.max(lengthMicros, begin + 1);
    out.write(frame, begin, end - begin);
    next++;
    progress.reached(Math.min(1, (double) next / times.count()));
  }
}
