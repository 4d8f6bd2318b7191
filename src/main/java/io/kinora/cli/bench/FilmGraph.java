package io.kinora.cli.bench;

import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.profile.Profile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// What people write who have ffmpeg alone: scenes moved by `zoompan` or scaled, mixed by `xfade`.
///
/// @param files   one a scene
/// @param seconds of each scene, the second of a crossfade included
record FilmGraph(List<Path> files, int seconds, Profile profile) {

  FilmGraph {
    files = List.copyOf(files);
  }

  /// Photos with pan and zoom.
  ///
  /// @param width to which they are enlarged before: zoompan cuts whole pixels
  FfmpegCommand.Builder photos(int width) {
    int frameCount = (int) (seconds * profile.frameRate().perSecond());
    return mixed(String.format(
        Locale.ROOT,
        "scale=%d:-2,zoompan=z='1+0.2*on/%d':x='(iw-iw/zoom)*0.5'"
            + ":y='(ih-ih/zoom)*(0.35+0.3*on/%d)':d=%d:s=%dx%d:fps=%s,setsar=1",
        width,
        frameCount,
        frameCount,
        frameCount,
        profile.width(),
        profile.height(),
        profile.frameRate()));
  }

  /// Clips as they are.
  FfmpegCommand.Builder clips() {
    return mixed(String.format(
        Locale.ROOT,
        "trim=duration=%d,scale=%d:%d:flags=bicubic,fps=%s,setsar=1",
        seconds,
        profile.width(),
        profile.height(),
        profile.frameRate()));
  }

  private FfmpegCommand.Builder mixed(String scene) {
    var command = FfmpegCommand.ffmpeg();
    files.forEach(command::input);
    var graph = new StringBuilder();
    IntStream.range(0, files.size())
        .forEach(index ->
            graph.append(String.format(Locale.ROOT, "[%d:v]%s[v%d];", index, scene, index)));
    String last = "v0";
    for (int index = 1; index < files.size(); index++) {
      graph.append(String.format(
          Locale.ROOT,
          "[%s][v%d]xfade=transition=fade:duration=1:offset=%d[x%d];",
          last,
          index,
          index * (seconds - 1),
          index));
      last = "x" + index;
    }
    graph.append('[').append(last).append("]format=yuv420p[out]");
    return command.words("-filter_complex", graph.toString(), "-map", "[out]");
  }
}
