package io.kinora.media.recipe;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.colour.ColourFilter;
import io.kinora.media.colour.ColourTarget;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.probe.PictureFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Makes the pictures of a recipe: PNG files of moments of the source, without watermark.
final class RecipeStills {

  /// So long it is looked for a frame that is not black.
  private static final double SEARCH_SECONDS = 60;

  private static final int SEARCH_PER_SECOND = 4;
  private static final int SIDE = 16;

  /// The mean of a frame of 0 to 255 from which it is not black.
  private static final int DARK_MAX = 20;

  private final FfmpegRunner runner;
  private final Path source;
  private final PictureFacts picture;
  private final PictureChain chain;
  private final StopSignal stop;

  RecipeStills(
      FfmpegRunner runner, Path source, PictureFacts picture, PictureChain chain, StopSignal stop) {
    this.runner = runner;
    this.source = source;
    this.picture = picture;
    this.chain = chain;
    this.stop = stop;
  }

  /// @param level  of compression
  /// @param folder gets `still-1.png` and so on
  /// @return the files, in the order of their moments; a moment behind the last frame has none
  List<Path> make(StillTimes times, OptionalInt level, Path folder) {
    List<Double> moments = times.isFirstNotBlack()
        ? List.of(firstNotBlack(times.seconds().getFirst()))
        : times.seconds();
    var files = new ArrayList<Path>();
    for (double moment : moments) {
      Path file = folder.resolve("still-" + (files.size() + 1) + ".png");
      runner
          .run(still(moment, level, file), RunLimits.LONG, stop)
          .ending()
          .orFail(FailureCode.ENCODER_FAILED, "a thumbnail could not be made");
      if (isThere(file)) {
        files.add(file);
      }
    }
    return files;
  }

  private static boolean isThere(Path file) {
    try {
      return Files.exists(file) && Files.size(file) > 0;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private FfmpegCommand still(double moment, OptionalInt level, Path file) {
    List<String> compression = level.isEmpty()
        ? List.of()
        : List.of("-compression_level", String.valueOf(level.getAsInt()));
    return at(moment)
        .words("-vf", chain.forPicture(), "-frames:v", "1", "-c:v", "png", "-f", "image2")
        .words(compression)
        .words("-update", "1")
        .output(file)
        .build();
  }

  private FfmpegCommand.Builder at(double moment) {
    return FfmpegCommand.ffmpeg()
        .words("-threads", "1")
        .from(moment)
        .words(picture.decoder())
        .foreignInput(source)
        .words("-map", "0:" + picture.stream());
  }

  private double firstNotBlack(double begin) {
    FfmpegCommand looking = at(begin)
        .words("-t", Span.seconds(SEARCH_SECONDS))
        .words(
            "-vf",
            "fps=" + SEARCH_PER_SECOND + ":start_time=0,"
                + ColourFilter.scaled(picture, SIDE, SIDE, ColourTarget.RGB) + ",format=gray")
        .words("-f", "rawvideo", "pipe:1")
        .build();
    byte[] frames = runner.run(looking, RunLimits.LONG, stop).output();
    stop.check();
    int frameBytes = SIDE * SIDE;
    for (int index = 0; (index + 1) * frameBytes <= frames.length; index++) {
      if (mean(frames, index * frameBytes, frameBytes) > DARK_MAX) {
        return begin + (double) index / SEARCH_PER_SECOND;
      }
    }
    return begin;
  }

  private static double mean(byte[] samples, int from, int count) {
    long sum = 0;
    for (int index = from; index < from + count; index++) {
      sum += samples[index] & 255;
    }
    return (double) sum / count;
  }
}
