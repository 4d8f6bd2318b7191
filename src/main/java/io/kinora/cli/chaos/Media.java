package io.kinora.cli.chaos;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.Ending;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.RunLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The files that are worked on.
final class Media {

  static final String PHOTO = "photo.jpg";
  static final String CLIP = "clip.mp4";
  static final String SOUND = "tone.mp3";
  static final String PAGE = "page.html";

  private Media() {}

  /// Makes them in `folder`.
  static void make(FfmpegRunner ffmpeg, Path folder) throws IOException {
    run(
        ffmpeg,
        folder.resolve(PHOTO),
        List.of("-filter_complex", "testsrc2=size=1280x960", "-frames:v", "1", "-q:v", "2"));
    run(
        ffmpeg,
        folder.resolve(CLIP),
        List.of(
            "-filter_complex",
            "testsrc2=size=320x180:rate=25:duration=2[v];sine=frequency=440:duration=2[a]",
            "-map",
            "[v]",
            "-map",
            "[a]",
            "-pix_fmt",
            "yuv420p"));
    run(ffmpeg, folder.resolve(SOUND), List.of("-filter_complex", "sine=duration=3"));
    Files.writeString(folder.resolve(PAGE), "<html><body><img src='" + PHOTO + "'></body></html>");
  }

  private static void run(FfmpegRunner ffmpeg, Path file, List<String> words) {
    Ending ending = ffmpeg
        .run(
            FfmpegCommand.ffmpeg().words(words).output(file).build(),
            RunLimits.SHORT,
            new StopSignal())
        .ending();
    if (!ending.isSuccess()) {
      throw new IllegalStateException(file + " could not be made: " + ending.messages());
    }
  }
}
