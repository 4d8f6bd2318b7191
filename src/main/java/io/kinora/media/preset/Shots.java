package io.kinora.media.preset;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.colour.ColourFilter;
import io.kinora.media.colour.ColourTarget;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.preset.EncodingProfile.Moment;
import io.kinora.media.probe.PictureFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Makes pictures of moments of a video: one run for many, since to start takes longer than to
/// decode a frame.
final class Shots {

  /// Each has a decoder of its own.
  private static final int OF_ONE_RUN = 8;

  private static final int COUNT_MAX = 1_000;
  private static final String QUALITY = "3";

  private final FfmpegRunner runner;
  private final StopSignal stop;

  Shots(FfmpegRunner runner, StopSignal stop) {
    this.runner = runner;
    this.stop = stop;
  }

  /// What pictures are made of, and how they come out.
  ///
  /// @param shape of all of them
  record View(Path video, PictureFacts picture, FrameShape shape) {

    /// As the video is.
    static View whole(Path video, PictureFacts picture) {
      return new View(
          video, picture, new FrameShape(Material.upright(picture), Material.upright(picture)));
    }
  }

  /// One picture.
  record Shot(double seconds, Path file) {}

  /// Evenly spread: the first not at the begin, the last not at the end. Source: the panda
  /// contract, section 11.
  static List<Double> even(int count, double length) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(it -> length * it / (count + 1))
        .toList();
  }

  /// The moments that a profile for thumbnails names, none of them behind the last frame.
  static List<Double> moments(EncodingProfile.Shots wish, double length, double frameRate) {
    double last = Math.max(0, length - 1.5 / frameRate);
    if (!wish.offsets().isEmpty()) {
      return wish.offsets().stream()
          .map(it -> it.seconds(frameRate))
          .filter(it -> it < length)
          .map(it -> Math.min(it, last))
          .toList();
    }
    if (wish.interval().isPresent()) {
      Moment interval = wish.interval().get();
      double gap = Math.max(interval.seconds(frameRate), 1 / frameRate);
      int count = (int) Math.min(COUNT_MAX, Math.floor(last / gap) + 1);
      return IntStream.range(0, count).mapToObj(it -> it * gap).toList();
    }
    return even(wish.count(), length);
  }

  /// @return those that there are, in their order; a moment without a frame has none
  List<Path> make(View view, List<Shot> shots) throws IOException {
    for (int from = 0; from < shots.size(); from += OF_ONE_RUN) {
      List<Shot> some = shots.subList(from, Math.min(shots.size(), from + OF_ONE_RUN));
      boolean isDone = run(view, some);
      if (!isDone && some.size() > 1) {
        some.forEach(it -> run(view, List.of(it)));
      }
      stop.check();
    }
    var made = new ArrayList<Path>();
    for (Shot shot : shots) {
      if (Files.exists(shot.file()) && Files.size(shot.file()) > 0) {
        made.add(shot.file());
      }
    }
    return made;
  }

  private boolean run(View view, List<Shot> shots) {
    return runner.run(command(view, shots), RunLimits.LONG, stop).ending().isSuccess();
  }

  static FfmpegCommand command(View view, List<Shot> shots) {
    var command = FfmpegCommand.ffmpeg().lowPriority();
    for (Shot shot : shots) {
      command
          .words("-threads", "1")
          .from(shot.seconds())
          .words(view.picture().decoder())
          .foreignInput(view.video());
    }
    for (int index = 0; index < shots.size(); index++) {
      boolean isPng = shots.get(index).file().toString().endsWith(".png");
      command
          .words("-map", index + ":" + view.picture().stream(), "-frames:v", "1")
          .words("-vf", filters(view, isPng), "-c:v", isPng ? "png" : "mjpeg")
          .words("-q:v", QUALITY, "-f", "image2", "-update", "1")
          .output(shots.get(index).file());
    }
    return command.build();
  }

  private static String filters(View view, boolean isPng) {
    FrameShape shape = view.shape();
    String scaled = ColourFilter.scaled(
        view.picture(),
        shape.scaled().width(),
        shape.scaled().height(),
        isPng ? ColourTarget.RGB : ColourTarget.JPEG);
    return scaled + (isPng ? ",format=rgb24" : ",format=yuvj420p") + shape.laid();
  }
}
