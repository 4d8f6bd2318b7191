package io.kinora.media.render;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.profile.Container;
import io.kinora.media.profile.FrameRate;
import io.kinora.media.profile.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Joins segments and sound into one file, without encoding anything again.
///
/// @param list a file to write the names of the segments into, beside them
record FilmJoin(Profile profile, List<Part> parts, Path sound, Path list) {

  /// A segment and its file.
  record Part(Segment segment, Path file) {}

  FilmJoin {
    parts = List.copyOf(parts);
  }

  void write(Path film, FfmpegRunner runner, StopSignal stop) {
    try {
      Files.writeString(list, listed());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    runner
        .run(command(film), RunLimits.LONG, stop)
        .ending()
        .orFail(FailureCode.ENCODER_FAILED, "The film could not be joined");
  }

  /// The names are ours: they hold nothing that would have to be quoted. Lengths are said: a file
  /// may be a frame short of its own.
  private String listed() {
    FrameRate rate = profile.frameRate();
    var text = new StringBuilder("ffconcat version 1.0\n");
    for (Part part : parts) {
      Segment segment = part.segment();
      Duration start = rate.timeOf(segment.firstFrame());
      Duration end = rate.timeOf(segment.firstFrame() + segment.frameCount());
      text.append("file ").append(part.file().getFileName()).append('\n');
      text.append(
          String.format(Locale.ROOT, "duration %.6f\n", (micros(end) - micros(start)) / 1e6));
    }
    return text.toString();
  }

  private static long micros(Duration time) {
    return Math.round(time.toNanos() / 1e3);
  }

  private Duration length() {
    Segment last = parts.getLast().segment();
    return profile.frameRate().timeOf(last.firstFrame() + last.frameCount());
  }

  /// Of the list nothing more is decoded to learn what its pictures are. The sound is looked into:
  /// not every container of one tells how long a frame of it lasts, and some films would differ.
  FfmpegCommand command(Path film) {
    var command =
        FfmpegCommand.ffmpeg().words("-nofind_stream_info", "-f", "concat").input(list);
    parts.forEach(part -> command.reads(part.file()));
    return command
        .words(SoundWords.end(profile, length()))
        .input(sound)
        .words("-map", "0:v:0", "-map", "1:a:0", "-c", "copy")
        .words("-map_metadata", "-1", "-fflags", "+bitexact")
        .words(muxer(profile.format().container()))
        .output(film)
        .build();
  }

  private static List<String> muxer(Container container) {
    return switch (container) {
      case MP4 -> List.of("-movflags", "+faststart", "-f", "mp4");
      case FLV -> List.of("-f", "flv");
      case ASF -> List.of("-f", "asf");
      case MPEG -> List.of("-f", "mpeg");
      // The rate at which a disc is read, in bit a second.
      case DVD -> List.of("-muxrate", "10080000", "-f", "dvd");
    };
  }
}
