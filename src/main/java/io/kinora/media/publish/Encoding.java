package io.kinora.media.publish;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.ffmpeg.Ending;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.Progress;
import io.kinora.media.ffmpeg.RunLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.regex.Pattern;

/// Encodes a video in all its sizes. What an earlier attempt left in the folder is written
/// anew.
final class Encoding {

  /// Of x264. What comes next, `faster`, takes half as much processor time again and a fifth
  /// more bytes, and looks hardly better: SSIM .980 instead of .977 (`bench/publish`). Five
  /// sizes are encoded of each video, and somebody waits for it.
  static final String PRESET = "veryfast";

  private static final Duration TIME_MIN = Duration.ofMinutes(10);
  private static final int TIMES_THE_LENGTH = 30;

  /// What ffmpeg says of a file that ends before it should; it goes on with what there is.
  private static final Pattern IS_CUT = Pattern.compile("partial file|Error during demuxing");

  /// What it says before it gives up on a file of which little can be decoded.
  private static final Pattern IS_DAMAGED =
      Pattern.compile("[Dd]ecode error rate|Invalid data found when processing input");

  private static final Pattern IS_FULL =
      Pattern.compile("No space left on device|Disk quota exceeded");

  private static final long GIB = 1L << 30;

  private final FfmpegRunner runner;
  private final PublishSettings settings;
  private final String preset;

  Encoding(FfmpegRunner runner, PublishSettings settings, String preset) {
    this.runner = runner;
    this.settings = settings;
    this.preset = preset;
  }

  Encoded of(
      Path source, Footage footage, WorkFolder folder, DoubleConsumer progress, StopSignal stop) {
    List<Rung> rungs = Ladder.rungs(
        footage.view().size(), footage.view().rate().perSecond(), settings.shortSideMax());
    FfmpegCommand command =
        new EncodeCommand(footage, rungs, settings.threads(), preset).of(source, folder.path());
    Ending ending = runner
        .run(command, limits(footage.length()), stop, over(footage.length(), progress))
        .ending();
    check(ending);
    return new Encoded(rungs, footage.sound().isPresent(), ending.messages().isBlank());
  }

  private static Progress over(Duration length, DoubleConsumer progress) {
    return written ->
        progress.accept(Math.clamp((double) written.toNanos() / length.toNanos(), 0, 1));
  }

  /// Source of the time: the publishing contract, section 11, running.
  static RunLimits limits(Duration length) {
    Duration scaled = length.multipliedBy(TIMES_THE_LENGTH);
    Duration time = scaled.compareTo(TIME_MIN) > 0 ? scaled : TIME_MIN;
    return new RunLimits(
        time, RunLimits.LONG.stall(), time.multipliedBy(64), 12 * GIB, RunLimits.LONG.fileBytes());
  }

  /// What a run of ffmpeg over the source ended with, in words for the client.
  static void check(Ending ending) {
    String messages = ending.messages();
    switch (ending.kind()) {
      case STOPPED -> throw new StopSignal.StoppedException();
      case TIMED_OUT, STALLED ->
        throw new MediaFault(FaultCode.TIMEOUT, "Encoding the video took too long.")
            .asException(messages);
      case FAILED -> throw failure(messages);
      case SUCCEEDED -> {
        if (IS_CUT.matcher(messages).find()) {
          throw new MediaFault(
                  FaultCode.TRUNCATED_MEDIA,
                  "The file ends before its last frame. Upload it again.")
              .asException(messages);
        }
      }
    }
  }

  private static RuntimeException failure(String messages) {
    if (IS_FULL.matcher(messages).find()) {
      return new Failure(FailureCode.OUT_OF_SPACE, "there is not enough space left")
          .asException(new IllegalStateException(messages));
    }
    return IS_DAMAGED.matcher(messages).find()
        ? MediaFault.invalid("its pictures or its sound are damaged").asException(messages)
        : new MediaFault(FaultCode.ENCODING_FAILED, "The video could not be encoded.")
            .asException(messages);
  }
}
