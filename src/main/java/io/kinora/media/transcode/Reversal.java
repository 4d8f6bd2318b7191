package io.kinora.media.transcode;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.colour.ColourFilter;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRun;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.Progress;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.image.Fit;
import io.kinora.media.image.Fit.Size;
import io.kinora.media.probe.ProbeResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One video that is made to play backwards.
///
/// Its frames are read in stretches, the last one first; what fits into a fixed memory is decoded,
/// given backwards by the decoder's process, and fed to one encoder with mirrored times.
final class Reversal {

  /// Of the frames of one stretch, as they lie in the decoder's process.
  private static final long STRETCH_BYTES = 384L << 20;

  /// Frames in a stretch, however small they are: each costs some memory besides its pixels.
  private static final int STRETCH_FRAMES_MAX = 5_000;

  /// Sound counts for so much of the whole.
  private static final double SOUND_SHARE = 0.1;

  private final Source source;
  private final VideoWish wish;
  private final FfmpegRunner runner;
  private final int threads;
  private final long stretchBytes;

  Reversal(Source source, VideoWish wish, FfmpegRunner runner, int threads) {
    this(source, wish, runner, threads, STRETCH_BYTES);
  }

  Reversal(Source source, VideoWish wish, FfmpegRunner runner, int threads, long stretchBytes) {
    this.source = source;
    this.wish = wish;
    this.runner = runner;
    this.threads = threads;
    this.stretchBytes = stretchBytes;
  }

  ProbeResult.Video make(
      WorkFolder work, Path out, OutputCheck check, StopSignal stop, TranscodeProgress progress) {
    FrameTimes times = FrameTimesReader.read(source, runner, stop);
    Fit.Plan plan = VideoWords.plan(source.video().picture(), wish.fit());
    Optional<ReversedSound> sound = source
        .video()
        .sound()
        .map(
            it -> ReversedSound.decoded(source, it, wish.sound().sampleRate(), work, runner, stop));
    long lengthMicros =
        Math.max(times.endMicros(), sound.map(ReversedSound::lengthMicros).orElse(0L));
    sound.ifPresent(it -> it.turn(lengthMicros));
    progress.reached(SOUND_SHARE);
    Duration written =
        encode(times, lengthMicros, plan, sound, out, stop, progress.from(SOUND_SHARE, 1));
    Optional<String> codec = sound.map(_ -> wish.sound().codec().probedName());
    return check.video(out, new OutputCheck.PlannedVideo(plan.cut(), codec, written));
  }

  private Duration encode(
      FrameTimes times,
      long lengthMicros,
      Fit.Plan plan,
      Optional<ReversedSound> sound,
      Path out,
      StopSignal stop,
      TranscodeProgress progress) {
    FfmpegCommand command = encoder(sound, pixelAspect(times, plan), out);
    var written = new Written(Progress.UNHEARD);
    try (FfmpegRun encoder = runner.open(command, RunLimits.LONG, stop, written)) {
      boolean isFed = feed(times, lengthMicros, plan, encoder, stop, progress);
      encoder.end().orFail(FailureCode.ENCODER_FAILED, "The video could not be encoded");
      if (!isFed) {
        throw new IllegalStateException("the encoder did not take all frames");
      }
    }
    return written.length();
  }

  /// @return whether the encoder took all; if it has gone, its ending says why
  private boolean feed(
      FrameTimes times,
      long lengthMicros,
      Fit.Plan plan,
      FfmpegRun encoder,
      StopSignal stop,
      TranscodeProgress progress) {
    long frameNanos = Math.max(1, lengthMicros * 1_000 / times.count());
    try (var frames = FrameStream.open(encoder.input(), plan.cut(), frameNanos)) {
      var feed = new BackwardFrames(
          times, lengthMicros, frames, encoder, progress, frameBytes(plan.cut()));
      for (Stretch stretch : stretches(times, plan.cut())) {
        stop.check();
        feed.add(stretch, seconds -> decoder(times, stretch, seconds, plan, stop));
      }
      return true;
    } catch (IOException _) {
      stop.check();
      return false;
    }
  }

  private List<Stretch> stretches(FrameTimes times, Size size) {
    long countMax = stretchBytes / frameBytes(size);
    return Stretch.of(times.count(), times.keys(), Math.clamp(countMax, 1, STRETCH_FRAMES_MAX));
  }

  static int frameBytes(Size size) {
    return size.width() * size.height() * 3 / 2;
  }

  private FfmpegRun decoder(
      FrameTimes times, Stretch stretch, double seconds, Fit.Plan plan, StopSignal stop) {
    return runner.open(
        decoderCommand(times, stretch, seconds, plan), RunLimits.LONG, stop, Progress.UNHEARD);
  }

  /// The borders are in ticks of the stream, so that each frame lies in one stretch exactly.
  ///
  /// @param seconds where reading begins, at the key frame before
  FfmpegCommand decoderCommand(FrameTimes times, Stretch stretch, double seconds, Fit.Plan plan) {
    var command = FfmpegCommand.ffmpeg()
        .words("-threads", String.valueOf(threads), "-copyts", "-noaccurate_seek")
        .words("-fflags", "+genpts") // AVI tells times of decoding alone.
        .words(source.video().picture().decoder())
        .from(seconds);
    String from = stretch.first() == 0 ? "" : ":start_pts=" + times.ticks()[stretch.first()];
    String to = stretch.end() == times.count() ? "" : ":end_pts=" + times.ticks()[stretch.end()];
    String borders = from + to;
    String trim = borders.isEmpty() ? "" : "trim=" + borders.substring(1) + ",";
    String filters = VideoWords.filters(source.video().picture(), plan);
    return command
        .foreignInput(source.path())
        .words("-map", "0:" + source.video().picture().stream())
        .words("-vf", trim + filters + ",reverse", "-fps_mode", "passthrough")
        .words("-f", "rawvideo", "pipe:1")
        .build();
  }

  private FfmpegCommand encoder(Optional<ReversedSound> sound, String pixelAspect, Path out) {
    var command = FfmpegCommand.ffmpeg()
        .words("-analyzeduration", "0", "-probesize", "64", "-f", "matroska", "-i", "pipe:0");
    sound.ifPresent(it -> it.addTo(command));
    command
        .words(
            "-map",
            "0:0",
            "-vf",
            "setsar=" + pixelAspect + ":max=1000," + ColourFilter.TAGS_AND_ASPECT)
        // The finest clock that all usual rates fit into.
        .words(VideoWords.encoder(wish, source.video().picture().frameRate(), "1:720000", threads));
    sound.ifPresent(_ -> command.words("-map", "1:0").words(SoundWords.encoder(wish.sound())));
    return ConvertCommand.finished(command, wish, out);
  }

  /// Raw frames have lost it. Those that lie on their side have it the other way round.
  private String pixelAspect(FrameTimes times, Fit.Plan plan) {
    var picture = source.video().picture();
    double told = times.clock().pixelAspect();
    double upright = picture.turn() % 180 == 0 ? told : 1 / told;
    double scaled = upright
        * picture.uprightWidth()
        / plan.scaled().width()
        * plan.scaled().height()
        / picture.uprightHeight();
    return String.format(Locale.ROOT, "%.6f", scaled);
  }
}
