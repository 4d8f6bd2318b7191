package io.kinora.media.probe;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.Ending;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.NumberedFiles;
import io.kinora.media.ffmpeg.RunLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Finds out what a file is: ordinary pictures are known here, of all others ffprobe is asked.
/// Thread-safe.
public final class Prober {

  /// In seconds, as an interval to read: players go to the last key frame before it.
  /// The version of ffprobe that tells groups of streams first.
  private static final int GROUPS_SINCE = 7;

  private static final String BEHIND_THE_END = "1000000%";

  private final FfmpegRunner runner;
  private final ProbeLimits limits;

  public Prober(FfmpegRunner runner, ProbeLimits limits) {
    this.runner = runner;
    this.limits = limits;
  }

  /// Looks into a local file; reads its first frame and no more.
  ///
  /// @param name what to call the file in messages to the client, such as its address
  /// @throws io.kinora.infra.base.FailureException `INPUT_TOO_LARGE` when it is over the limits
  public ProbeResult probe(Path file, String name, StopSignal stop) {
    return known(file, name).map(ProbeResult.class::cast).orElseGet(() -> asked(file, name, stop));
  }

  /// An ordinary picture; nothing where ffprobe has to be asked.
  Optional<ProbeResult.Image> known(Path file, String name) {
    Optional<ProbeResult.Image> known = OrdinaryPictures.read(file);
    known.ifPresent(image -> checkPixels(image.picture(), limits.stillPixels(), name));
    return known;
  }

  /// What ffprobe tells.
  ProbeResult asked(Path file, String name, StopSignal stop) {
    if (PhotoTurn.isJpeg(file)) {
      ProbeResult found = read(jpegCommand(file), name, stop);
      if (found instanceof ProbeResult.Image(PictureFacts facts, String format)
          && facts.codec().equals("mjpeg")
          && !facts.pixelFormat().isEmpty()) {
        return new ProbeResult.Image(facts.turned(PhotoTurn.of(file)), format);
      }
    }
    ProbeResult found = read(command(file, runner.isAtLeast(GROUPS_SINCE)), name, stop);
    if (found instanceof ProbeResult.Image(PictureFacts facts, String format)
        && facts.tiles().isPresent()) {
      return new ProbeResult.Image(facts.turned(HeifTurn.of(file)), format);
    }
    return found;
  }

  private ProbeResult read(FfmpegCommand command, String name, StopSignal stop) {
    FfmpegRunner.Result result = runner.run(command, RunLimits.SHORT, stop);
    if (result.ending().kind() == Ending.Kind.STOPPED) {
      throw new StopSignal.StoppedException();
    }
    ProbeResult found = ProbeJson.read(result.output());
    checkLimits(found, result, name);
    return found;
  }

  /// Looks into local pictures of one codec together; nothing where one of them is not a picture of
  /// it, and each has to be looked into by itself.
  ///
  /// @param names what to call them in messages to the client
  List<ProbeResult.Image> probe(NumberedFiles files, List<String> names, StopSignal stop) {
    FfmpegRunner.Result result = runner.run(command(files), RunLimits.SHORT, stop);
    List<ProbeResult.Image> found = result.ending().isSuccess()
        ? ProbeJson.readPictures(result.output(), names.size())
        : List.of();
    for (int index = 0; index < found.size(); index++) {
      checkPixels(found.get(index).picture(), limits.stillPixels(), names.get(index));
    }
    return found;
  }

  static FfmpegCommand command(NumberedFiles files) {
    return FfmpegCommand.ffprobe()
        .words("-show_streams", "-show_frames")
        .foreignInput(files)
        .build();
  }

  /// When the last frame of a video is shown, counted from its start. Decodes nothing: it reads
  /// what
  /// comes after the last key frame.
  ///
  /// @param video of this file
  public Duration lastFrame(Path file, ProbeResult.Video video, StopSignal stop) {
    FfmpegRunner.Result result =
        runner.run(endCommand(file, video.picture().stream()), RunLimits.SHORT, stop);
    if (result.ending().kind() == Ending.Kind.STOPPED) {
      throw new StopSignal.StoppedException();
    }
    return ProbeJson.lastFrame(result.output()).orElse(video.length());
  }

  static FfmpegCommand endCommand(Path file, int stream) {
    return FfmpegCommand.ffprobe()
        .words("-select_streams", String.valueOf(stream), "-read_intervals", BEHIND_THE_END)
        .words("-show_entries", "packet=pts_time:format=start_time")
        .foreignInput(file)
        .build();
  }

  /// @param knowsGroups whether ffprobe can tell which streams are tiles of one picture
  static FfmpegCommand command(Path file, boolean knowsGroups) {
    return FfmpegCommand.ffprobe()
        .words("-show_format", "-show_streams")
        .words(knowsGroups ? List.of("-show_stream_groups") : List.of())
        .words("-show_frames", "-read_intervals", "%+#1")
        .foreignInput(file)
        .build();
  }

  /// Without a frame: a whole photo would be decoded for it.
  static FfmpegCommand jpegCommand(Path file) {
    return FfmpegCommand.ffprobe()
        .words("-show_format", "-show_streams")
        .foreignInput(file)
        .build();
  }

  private void checkLimits(ProbeResult found, FfmpegRunner.Result result, String name) {
    if (ProbeJson.streamCount(result.output()) > limits.streams()) {
      throw tooLarge(name, "has more than " + limits.streams() + " streams");
    }
    switch (found) {
      case ProbeResult.Image image -> checkPixels(image.picture(), limits.stillPixels(), name);
      case ProbeResult.Video video -> {
        checkPixels(video.picture(), limits.framePixels(), name);
        checkLength(video.length(), name);
      }
      case ProbeResult.Audio audio -> checkLength(audio.length(), name);
      case ProbeResult.NotMedia _ -> {}
    }
  }

  private static void checkPixels(PictureFacts picture, long max, String name) {
    if ((long) picture.width() * picture.height() > max) {
      throw tooLarge(
          name,
          "has " + picture.width() + "x" + picture.height() + " pixels, more than the "
              + max / 1_000_000 + " million allowed");
    }
  }

  private void checkLength(Duration length, String name) {
    if (length.compareTo(limits.length()) > 0) {
      throw tooLarge(name, "is longer than " + limits.length().toHours() + " hours");
    }
  }

  private static RuntimeException tooLarge(String name, String why) {
    return new Failure(FailureCode.INPUT_TOO_LARGE, "File '" + name + "' " + why).asException();
  }
}
