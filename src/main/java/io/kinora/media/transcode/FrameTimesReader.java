package io.kinora.media.transcode;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRun;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.Progress;
import io.kinora.media.ffmpeg.RunLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.BitSet;

/// Asks ffprobe for the times of all frames of a video, without decoding any. For one file.
final class FrameTimesReader {

  /// Of 24 hours at 60 a second; their times take 41 MB.
  private static final int FRAMES_MAX = 5_184_000;

  private long[] ticks = new long[1 << 12];
  private final BitSet keys = new BitSet();
  private int count;
  private double secondsPerTick;
  private double startSeconds;
  private double pixelAspect = 1;

  private FrameTimesReader() {}

  static FrameTimes read(Source source, FfmpegRunner runner, StopSignal stop) {
    var reader = new FrameTimesReader();
    try (FfmpegRun run = runner.open(command(source), RunLimits.LONG, stop, Progress.UNHEARD);
        var lines = new BufferedReader(new InputStreamReader(run.output(), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        run.live();
        reader.hear(line.split(",", -1), source);
      }
      Source.orFail(run.end(), source.name());
    } catch (IOException failure) {
      stop.check();
      throw new UncheckedIOException(failure);
    }
    return reader.times(source);
  }

  static FfmpegCommand command(Source source) {
    return FfmpegCommand.ffprobe()
        .words(
            "-fflags",
            "+genpts",
            "-of",
            "csv",
            "-select_streams",
            String.valueOf(source.video().picture().stream()))
        .words("-show_entries")
        .words("format=start_time:stream=sample_aspect_ratio,time_base:packet=pts,dts,flags")
        .foreignInput(source.path())
        .build();
  }

  private void hear(String[] words, Source source) {
    switch (words[0]) {
      case "packet" -> hearPacket(words, source);
      case "stream", "program" -> {
        for (String word : words) {
          pixelAspect = word.matches("[1-9]\\d*:[1-9]\\d*") ? fraction(word, ":") : pixelAspect;
          secondsPerTick = word.matches("\\d+/\\d+") ? fraction(word, "/") : secondsPerTick;
        }
      }
      case "format" -> startSeconds = decimal(words[1]);
      default -> {} // Side data.
    }
  }

  /// Packets that are there for the decoder alone are marked with a D.
  private void hearPacket(String[] words, Source source) {
    String time = words.length > 3 && words[1].equals("N/A") ? words[2] : words[1];
    if (words.length < 4 || words[3].contains("D") || !time.matches("-?\\d{1,18}")) {
      return;
    }
    if (count == FRAMES_MAX) {
      throw new Failure(
              FailureCode.INPUT_TOO_LARGE,
              "File '" + source.name() + "' has more than " + FRAMES_MAX + " frames")
          .asException();
    }
    if (count == ticks.length) {
      ticks = Arrays.copyOf(ticks, 2 * count);
    }
    keys.set(count, words[3].contains("K"));
    ticks[count++] = Long.parseLong(time);
  }

  private FrameTimes times(Source source) {
    if (count == 0 || !(secondsPerTick > 0)) {
      throw new Failure(
              FailureCode.INPUT_NOT_MEDIA, "File '" + source.name() + "' is not a valid video file")
          .asException();
    }
    var clock = new FrameTimes.Clock(secondsPerTick, startSeconds, pixelAspect);
    return FrameTimes.of(Arrays.copyOf(ticks, count), keys, clock);
  }

  private static double fraction(String text, String sign) {
    String[] parts = text.split(sign, 2);
    double over = parts.length < 2 ? 0 : decimal(parts[1]);
    return over == 0 ? 0 : decimal(parts[0]) / over;
  }

  private static double decimal(String text) {
    return text.matches("-?[0-9.]+") ? Double.parseDouble(text) : 0;
  }
}
