package io.kinora.media.render;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.RunLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Joins segments and sound into one file, without encoding anything again.
final class FilmJoin {

  private FilmJoin() {}

  static void join(
      List<Path> segments, Path sound, Path list, Path film, FfmpegRunner runner, StopSignal stop) {
    try {
      Files.writeString(list, listOf(segments));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    runner
        .run(command(segments, sound, list, film), RunLimits.LONG, stop)
        .ending()
        .orFail(FailureCode.ENCODER_FAILED, "The film could not be joined");
  }

  /// The names are ours: they hold nothing that would have to be quoted.
  private static String listOf(List<Path> segments) {
    var text = new StringBuilder("ffconcat version 1.0\n");
    segments.forEach(
        segment -> text.append("file ").append(segment.getFileName()).append('\n'));
    return text.toString();
  }

  static FfmpegCommand command(List<Path> segments, Path sound, Path list, Path film) {
    var command = FfmpegCommand.ffmpeg().words("-f", "concat").input(list).input(sound);
    segments.forEach(command::reads);
    return command
        .words("-map", "0:v:0", "-map", "1:a:0", "-c", "copy", "-movflags", "+faststart")
        .words("-map_metadata", "-1", "-fflags", "+bitexact", "-f", "mp4")
        .output(film)
        .build();
  }
}
