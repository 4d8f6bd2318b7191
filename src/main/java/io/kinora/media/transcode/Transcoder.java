package io.kinora.media.transcode;

import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.image.Fit;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.Prober;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Makes other videos and sounds of videos and sounds. Thread-safe.
public final class Transcoder {

  private final FfmpegRunner runner;
  private final Prober prober;
  private final int threads;

  /// @param threads of each decoder and encoder
  public Transcoder(FfmpegRunner runner, Prober prober, int threads) {
    this.runner = runner;
    this.prober = prober;
    this.threads = threads;
  }

  /// Makes another video of the same pictures and sound, upright.
  ///
  /// @return what the new file is
  /// @throws io.kinora.infra.base.FailureException `INPUT_NOT_MEDIA` when the source breaks off
  public ProbeResult.Video convert(
      Source source, VideoWish wish, Path out, StopSignal stop, TranscodeProgress progress) {
    Fit.Plan plan = VideoWords.plan(source.video().picture(), wish.fit());
    FfmpegCommand command = ConvertCommand.of(source, wish, plan, threads, out);
    Duration written = run(command, source.name(), source.video().length(), stop, progress);
    Optional<String> codec =
        source.video().sound().map(_ -> wish.sound().codec().probedName());
    return new OutputCheck(runner, prober, stop)
        .video(out, new OutputCheck.PlannedVideo(plan.cut(), codec, written));
  }

  /// Makes a video that plays backwards, pictures and sound.
  ///
  /// Memory does not grow with the length. The sound lies on the disk meanwhile, uncompressed: of
  /// two hours in stereo, 1.3 GB.
  ///
  /// @param work for files in between
  /// @return what the new file is
  /// @throws io.kinora.infra.base.FailureException `OUT_OF_SPACE` when the sound has no room
  public ProbeResult.Video reverse(
      Source source,
      VideoWish wish,
      WorkFolder work,
      Path out,
      StopSignal stop,
      TranscodeProgress progress) {
    return new Reversal(source, wish, runner, threads)
        .make(work, out, new OutputCheck(runner, prober, stop), stop, progress);
  }

  /// Makes a sound file of the sound of a file. Cover pictures are left out.
  ///
  /// @param isEncodedAnyway whether a sound that has the codec already is encoded again
  /// @return what the new file is
  public ProbeResult.Audio convertSound(
      SoundSource source,
      SoundFormat format,
      boolean isEncodedAnyway,
      Path out,
      StopSignal stop,
      TranscodeProgress progress) {
    boolean isCopied = !isEncodedAnyway && source.sound().codec().equals(format.codec());
    FfmpegCommand command = isCopied
        ? SoundCommand.copied(source, format, out)
        : SoundCommand.encoded(source, format, out);
    Duration written = run(command, source.name(), source.length(), stop, progress);
    return new OutputCheck(runner, prober, stop).sound(out, format.codec(), written, isCopied);
  }

  private Duration run(
      FfmpegCommand command,
      String name,
      Duration length,
      StopSignal stop,
      TranscodeProgress progress) {
    var written = new Written(progress.over(length));
    Source.orFail(runner.run(command, RunLimits.LONG, stop, written).ending(), name);
    return written.length();
  }
}
