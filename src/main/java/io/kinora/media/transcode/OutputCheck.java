package io.kinora.media.transcode;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.image.Fit.Size;
import io.kinora.media.probe.ColourFacts;
import io.kinora.media.probe.PictureFacts;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.Prober;
import io.kinora.media.probe.SoundFacts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/// Looks at a finished file before it counts as one: it opens, has the streams that were planned in
/// the length that was written, the tags of its colours, and can be read to its end.
///
/// What fails here is our mistake, and worth another try.
final class OutputCheck {

  /// Frames that the encoder holds back when it says how much it has written.
  private static final int HELD_BACK_FRAMES = 4;

  private static final double TOLERANCE_SECONDS = 0.1;

  private static final long COPY_MILLIS = 150;
  private static final double SHORT_TAIL_SECONDS = 0.5;
  private static final double LONG_TAIL_SECONDS = 15;

  private final FfmpegRunner runner;
  private final Prober prober;
  private final StopSignal stop;

  OutputCheck(FfmpegRunner runner, Prober prober, StopSignal stop) {
    this.runner = runner;
    this.prober = prober;
    this.stop = stop;
  }

  /// What a video was planned to be.
  ///
  /// @param soundCodec ffmpeg's name; empty where there is to be no sound
  /// @param written how much of it ffmpeg said that it wrote
  record PlannedVideo(Size size, Optional<String> soundCodec, Duration written) {}

  /// @throws io.kinora.infra.base.FailureException `ENCODER_FAILED` when the file is not what was
  ///     planned
  ProbeResult.Video video(Path file, PlannedVideo planned) {
    if (!(prober.probe(file, "the output", stop) instanceof ProbeResult.Video video)) {
      throw wrong("it does not open");
    }
    PictureFacts picture = video.picture();
    require(picture.codec().equals("h264"), "it has no H.264");
    require(
        picture.width() == planned.size().width()
            && picture.height() == planned.size().height(),
        "it is " + picture.width() + "x" + picture.height());
    require(picture.colour().equals(ColourFacts.BT_709), "its colour tags are missing");
    require(
        video.sound().map(SoundFacts::codec).equals(planned.soundCodec()),
        "its sound is not as planned");
    double frameSeconds = picture.frameRate() > 0 ? 1 / picture.frameRate() : 1;
    checkLength(video.length(), planned.written(), HELD_BACK_FRAMES * frameSeconds);
    checkEnd(OutputCheck::videoEnd, file, video.length(), planned.written());
    return video;
  }

  /// The same of a sound.
  ///
  /// @param isCopied not encoded by us: an MP3 then tells its length less exactly
  ProbeResult.Audio sound(Path file, String codec, Duration written, boolean isCopied) {
    if (!(prober.probe(file, "the output", stop) instanceof ProbeResult.Audio audio)) {
      throw wrong("it does not open");
    }
    require(audio.sound().codec().equals(codec), "it is " + audio.sound().codec());
    Duration atLeast =
        isCopied ? written.minusMillis(Math.min(written.toMillis(), COPY_MILLIS)) : written;
    checkLength(audio.length(), atLeast, isCopied ? COPY_MILLIS / 1e3 : 0);
    checkEnd(OutputCheck::soundEnd, file, audio.length(), atLeast);
    return audio;
  }

  private static void checkLength(Duration length, Duration written, double heldBackSeconds) {
    double off = (length.toNanos() - written.toNanos()) / 1e9;
    require(
        off > -TOLERANCE_SECONDS && off < heldBackSeconds + TOLERANCE_SECONDS,
        "its length is " + off + " s off");
  }

  /// That it opens is not enough, some containers tell their length at the front.
  private void checkEnd(
      BiFunction<Path, Double, FfmpegCommand> command,
      Path file,
      Duration length,
      Duration written) {
    for (double tail : new double[] {SHORT_TAIL_SECONDS, LONG_TAIL_SECONDS, length.toSeconds()}) {
      FfmpegRunner.Result result = runner.run(command.apply(file, tail), RunLimits.LONG, stop);
      if (result.ending().isSuccess()
          && ReadEnd.seconds(result.output()) > written.toNanos() / 1e9 - TOLERANCE_SECONDS) {
        return;
      }
      stop.check();
    }
    throw wrong("it cannot be read to its end");
  }

  /// All packets of the pictures are read, but only key frames and the sound are decoded: to decode
  /// the last ten seconds of pictures takes a twentieth of the time of encoding twenty.
  private static FfmpegCommand videoEnd(Path file, double tailSeconds) {
    return end(file, tailSeconds, "-skip_frame:v", "nokey")
        .words("-map", "0", "-map", "0:v", "-c:v:1", "copy", "-f", "framecrc", "pipe:1")
        .build();
  }

  private static FfmpegCommand soundEnd(Path file, double tailSeconds) {
    return end(file, tailSeconds).words("-map", "0", "-f", "framecrc", "pipe:1").build();
  }

  /// From the key frame before: the last frame may be shown for long. Some containers are entered
  /// anywhere, and a key frame must come first.
  private static FfmpegCommand.Builder end(Path file, double tailSeconds, String... how) {
    return FfmpegCommand.ffmpeg()
        .words("-xerror", "-copyts", "-noaccurate_seek")
        .words(how)
        .words("-sseof", String.format(Locale.ROOT, "%.3f", -tailSeconds - SHORT_TAIL_SECONDS))
        .input(file);
  }

  private static void require(boolean isRight, String what) {
    if (!isRight) {
      throw wrong(what);
    }
  }

  private static RuntimeException wrong(String what) {
    return new Failure(FailureCode.ENCODER_FAILED, "The output is not what was planned: " + what)
        .asException();
  }
}
