package io.kinora.media.publish;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.colour.ColourFilter;
import io.kinora.media.colour.ColourTarget;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.probe.PictureFacts;
import io.kinora.media.profile.FrameRate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Chooses the frame that stands for a video: the most typical one between a tenth and six
/// tenths of it that is neither black nor all of one colour. The smallest size is looked at,
/// and of a part of some length its key frames alone. Source: the publishing contract, section
/// 11, poster.
final class PosterTime {

  private static final double PART_BEGIN = 0.1;
  private static final double PART_END = 0.6;

  /// A shorter part has too few key frames to choose from.
  private static final double KEY_FRAMES_FROM_SECONDS = 16;

  private static final double KEY_FRAME_SECONDS = 2;

  private static final int SIDE = 32;
  private static final int FRAME_BYTES = 3 * SIDE * SIDE;

  private final FfmpegRunner runner;
  private final Path video;
  private final PictureFacts facts;
  private final FrameRate rate;
  private final StopSignal stop;

  /// @param video of our own making
  PosterTime(FfmpegRunner runner, Path video, PictureFacts facts, FrameRate rate, StopSignal stop) {
    this.runner = runner;
    this.video = video;
    this.facts = facts;
    this.rate = rate;
    this.stop = stop;
  }

  /// When the chosen frame is shown.
  Duration of(Duration length) {
    double seconds = length.toNanos() / 1e9;
    List<Candidate> part = candidates(PART_BEGIN * seconds, PART_END * seconds);
    Candidate chosen = Candidate.mostTypicalTelling(part)
        .or(() -> Candidate.mostTypicalTelling(candidates(0, seconds)))
        .orElseGet(() -> Candidate.mostTypical(part));
    return Duration.ofNanos(Math.round(chosen.seconds() * 1e9));
  }

  /// The frames from one time to another, or one in two seconds where there are many.
  private List<Candidate> candidates(double from, double to) {
    boolean areKeyFrames = to - from > KEY_FRAMES_FROM_SECONDS;
    double first = areKeyFrames ? keyFrame(Math.ceil(from / KEY_FRAME_SECONDS)) : frame(from);
    byte[] pixels =
        runner.run(command(first, to, areKeyFrames), RunLimits.LONG, stop).output();
    stop.check();
    var candidates = new ArrayList<Candidate>();
    for (int at = 0; at + FRAME_BYTES <= pixels.length; at += FRAME_BYTES) {
      int index = at / FRAME_BYTES;
      double time = areKeyFrames
          ? keyFrame(Math.ceil(from / KEY_FRAME_SECONDS) + index)
          : first + index / rate.perSecond();
      candidates.add(new Candidate(time, Arrays.copyOfRange(pixels, at, at + FRAME_BYTES)));
    }
    return candidates;
  }

  /// The first frame at or after each second second is a key frame.
  private double keyFrame(double number) {
    return Math.ceil(number * KEY_FRAME_SECONDS * rate.perSecond() - 0.01) / rate.perSecond();
  }

  private double frame(double seconds) {
    return Math.floor(seconds * rate.perSecond() + 0.01) / rate.perSecond();
  }

  /// Seeks an instant early: files round the times of their frames.
  private FfmpegCommand command(double from, double to, boolean areKeyFrames) {
    double sought = Math.max(0, from - 0.001);
    return FfmpegCommand.ffmpeg()
        .words(areKeyFrames ? List.of("-skip_frame", "nokey") : List.of())
        .words("-threads", "1", "-ss", seconds(sought), "-t", seconds(Math.max(to - sought, 0.01)))
        .input(video)
        .words("-fps_mode", "passthrough", "-vf", tiny())
        .words("-f", "rawvideo", "pipe:1")
        .build();
  }

  private String tiny() {
    return ColourFilter.scaled(facts, SIDE, SIDE, ColourTarget.RGB) + ",format=rgb24";
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.6f", seconds);
  }
}
