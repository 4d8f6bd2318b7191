package io.kinora.media.publish;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.Ending;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.Prober;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Looks into a file that was uploaded. Its name tells nothing; what it names is not read.
final class Inspection {

  static final int LONG_SIDE_MAX = 8192;
  static final int FRAME_RATE_MAX = 240;

  private static final int STREAMS_MAX = 64;

  /// Sides and length are held against our own limits, which word them for the client.
  static final ProbeLimits PROBE_LIMITS = new ProbeLimits(
      ProbeLimits.USUAL.stillPixels(),
      (long) LONG_SIDE_MAX * LONG_SIDE_MAX,
      Duration.ofDays(1_000),
      STREAMS_MAX);

  private final FfmpegRunner runner;
  private final Prober prober;
  private final Duration lengthMax;
  private final StopSignal stop;

  Inspection(FfmpegRunner runner, Duration lengthMax, StopSignal stop) {
    this.runner = runner;
    prober = new Prober(runner, PROBE_LIMITS);
    this.lengthMax = lengthMax;
    this.stop = stop;
  }

  Inspected of(Path file) {
    Optional<MediaFault> fault = faultOfBoxes(file);
    return fault.isPresent() ? fault.get() : streams(file);
  }

  private static Optional<MediaFault> faultOfBoxes(Path file) {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      return TopBoxes.fault(channel);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Inspected streams(Path file) {
    StreamFacts facts = StreamFacts.read(run(command(file)).output());
    if (!facts.hasVideo()) {
      return new MediaFault(
          FaultCode.NO_VIDEO_STREAM, "The file has no video stream; cover pictures do not count.");
    }
    Optional<MediaFault> fault = facts.faultOfCodecs();
    if (fault.isPresent()) {
      return fault.get();
    }
    try {
      return prober.probe(file, "upload", stop) instanceof ProbeResult.Video video
          ? footage(file, video, facts)
          : MediaFault.invalid("its pictures cannot be decoded");
    } catch (FailureException failure) {
      if (failure.failure().code() == FailureCode.INPUT_TOO_LARGE) {
        return limit("its frames are too large, or it has too many streams");
      }
      throw failure;
    }
  }

  private Inspected footage(Path file, ProbeResult.Video video, StreamFacts facts) {
    if (video.picture().pixelFormat().isEmpty()) {
      return undecoded(file, video);
    }
    Footage footage = facts.footage(video);
    return limits(footage).<Inspected>map(fault -> fault).orElse(footage);
  }

  private Optional<MediaFault> limits(Footage footage) {
    int width = Math.max(footage.picture().width(), footage.view().size().width());
    int height = Math.max(footage.picture().height(), footage.view().size().height());
    if (!footage.length().isPositive()) {
      return Optional.of(MediaFault.invalid("it does not tell its duration"));
    }
    if (footage.length().compareTo(lengthMax) > 0) {
      return Optional.of(limit("it is longer than " + lengthMax.toMinutes() + " minutes"));
    }
    if (Math.max(width, height) > LONG_SIDE_MAX) {
      return Optional.of(limit(
          width + "x" + height + " pixels are more than " + LONG_SIDE_MAX + " on the long side"));
    }
    return footage.packing().averageRate() > FRAME_RATE_MAX
        ? Optional.of(limit("it has more than " + FRAME_RATE_MAX + " frames a second"))
        : Optional.empty();
  }

  private static MediaFault limit(String why) {
    return new MediaFault(FaultCode.LIMIT_EXCEEDED, "The video is over a limit: " + why + ".");
  }

  /// There may be no decoder, or one that makes nothing of the frames.
  private MediaFault undecoded(Path file, ProbeResult.Video video) {
    Ending ending = run(oneFrame(file, video.picture().stream())).ending();
    boolean hasDecoder =
        !ending.messages().contains("not found") && !ending.messages().contains("no decoder");
    return hasDecoder
        ? MediaFault.invalid("its pictures cannot be decoded")
        : StreamFacts.unsupported("Its video codec " + video.picture().codec());
  }

  private FfmpegRunner.Result run(FfmpegCommand command) {
    FfmpegRunner.Result result = runner.run(command, RunLimits.SHORT, stop);
    if (result.ending().kind() == Ending.Kind.STOPPED) {
      throw new StopSignal.StoppedException();
    }
    return result;
  }

  static FfmpegCommand command(Path file) {
    return FfmpegCommand.ffprobe()
        .words("-show_format", "-show_streams", "-f", "mov")
        .foreignInput(file)
        .build();
  }

  private static FfmpegCommand oneFrame(Path file, int stream) {
    return FfmpegCommand.ffmpeg()
        .words("-f", "mov")
        .foreignInput(file)
        .words("-map", "0:" + stream, "-frames:v", "1", "-f", "null", "-")
        .build();
  }
}
