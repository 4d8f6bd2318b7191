package io.kinora.media.render;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.probe.ColourFacts;
import io.kinora.media.probe.PictureFacts;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.Prober;
import io.kinora.media.probe.SoundFacts;
import io.kinora.media.profile.Container;
import io.kinora.media.profile.Format;
import io.kinora.media.profile.PictureCodec;
import io.kinora.media.profile.Profile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Looks at a finished film before it counts as one.
final class FilmCheck {

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /// So much of the end is read.
  private static final double END_SECONDS = 0.5;

  private final FfmpegRunner runner;
  private final Prober prober;
  private final StopSignal stop;

  FilmCheck(FfmpegRunner runner, Prober prober, StopSignal stop) {
    this.runner = runner;
    this.prober = prober;
    this.stop = stop;
  }

  /// @throws io.kinora.infra.base.FailureException when the file is not the film that was planned
  void check(Path film, Profile profile, long frameCount) {
    if (!(prober.probe(film, "the film", stop) instanceof ProbeResult.Video video)) {
      throw wrong("it does not open");
    }
    PictureFacts picture = video.picture();
    PictureCodec codec = profile.format().pictures();
    require(picture.codec().equals(codec.probedName()), "its pictures are " + picture.codec());
    require(
        picture.width() == profile.width() && picture.height() == profile.height(),
        "it is " + picture.width() + "x" + picture.height());
    long found = picture.frameCount() > 0 ? picture.frameCount() : counted(film);
    require(found == frameCount, "it has " + found + " frames");
    require(isTagged(picture.colour(), codec), "its colour tags are missing");
    require(isPlanned(video.sound(), profile.format()), "its sound is not as planned");
    Duration length = profile.frameRate().timeOf(frameCount);
    double planned = length.toNanos() / 1e9;
    double off = Math.abs(video.length().toNanos() / 1e9 - planned);
    require(
        off <= 1 / profile.frameRate().perSecond() + tolerance(profile.format().container()),
        "its length is " + off + " s off");
    readEnd(film, profile.format().container(), length);
  }

  /// What containers of old do not tell.
  private long counted(Path film) {
    var command = FfmpegCommand.ffprobe()
        .words("-of", "csv=p=0", "-select_streams", "v:0", "-count_packets")
        .words("-show_entries", "stream=nb_read_packets")
        .input(film)
        .build();
    FfmpegRunner.Result result = runner.run(command, RunLimits.LONG, stop);
    Matcher digits = NUMBER.matcher(new String(result.output(), US_ASCII));
    return digits.find() ? Long.parseLong(digits.group()) : 0;
  }

  /// Old codecs have no place for them.
  private static boolean isTagged(ColourFacts colour, PictureCodec codec) {
    return switch (codec) {
      case H264 -> colour.equals(ColourFacts.BT_709);
      case MPEG2 -> colour.matrix().equals("smpte170m");
      case FLV1, MPEG4, WMV1, WMV2, MPEG1 -> true;
    };
  }

  private static boolean isPlanned(Optional<SoundFacts> sound, Format format) {
    return sound
        .filter(it -> it.codec().equals(format.sound().probedName()))
        .filter(it -> it.sampleRate() == format.sampleRate())
        .isPresent();
  }

  /// In seconds. A program stream tells the time of the first frame in each pack alone: what else
  /// is in its last one is not counted. The frames themselves were.
  private static double tolerance(Container container) {
    return switch (container) {
      case MP4, FLV, ASF -> 0.03;
      case MPEG, DVD -> 0.15;
    };
  }

  private void readEnd(Path film, Container container, Duration length) {
    runner
        .run(endCommand(film, container, length), RunLimits.SHORT, stop)
        .ending()
        .orFail(FailureCode.ENCODER_FAILED, "The film cannot be decoded to its end");
  }

  /// To decode the pictures from the last key frame on may take a good part of the time that
  /// drawing them took: where a file can be entered there, only key frames and the sound are
  /// decoded, and all else is read. Such a file says in its head what is in it, and its length is
  /// known by now: nothing is decoded to find that out.
  private static FfmpegCommand endCommand(Path film, Container container, Duration length) {
    var command = FfmpegCommand.ffmpeg().words("-xerror");
    return switch (container) {
      case MP4 ->
        command
            .words("-skip_frame:v", "nokey", "-nofind_stream_info")
            .words("-ss", beforeEnd(length))
            .input(film)
            .words("-map", "0", "-map", "0:v", "-c:v:1", "copy", "-f", "framecrc", "pipe:1")
            .build();
      case FLV, ASF, MPEG, DVD ->
        command
            .words("-sseof", "-" + END_SECONDS)
            .input(film)
            .words("-map", "0:v:0", "-f", "null", "-")
            .build();
    };
  }

  private static String beforeEnd(Duration length) {
    double seconds = Math.max(0, length.toNanos() / 1e9 - END_SECONDS);
    return String.format(Locale.ROOT, "%.6f", seconds);
  }

  private static void require(boolean isRight, String what) {
    if (!isRight) {
      throw wrong(what);
    }
  }

  private static RuntimeException wrong(String what) {
    return new Failure(FailureCode.ENCODER_FAILED, "The film is not what was planned: " + what)
        .asException();
  }
}
