package io.kinora.media.preset;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.preset.Shots.Shot;
import io.kinora.media.preset.Shots.View;
import io.kinora.media.probe.PictureFacts;
import io.kinora.media.probe.Prober;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Makes encodings of a video as their profiles say. Thread-safe.
public final class EncodingKitchen {

  private final Tools tools;

  /// @param threads of each decoder and encoder
  public EncodingKitchen(FfmpegRunner runner, Prober prober, int threads) {
    this(runner, prober, ProgramShelf.USUAL, threads);
  }

  EncodingKitchen(FfmpegRunner runner, Prober prober, ProgramShelf programs, int threads) {
    tools = new Tools(runner, prober, Encoders.of(runner, new StopSignal()), programs, threads);
  }

  /// Makes all that is wished of one video, until `stop` says that it is enough.
  ///
  /// @param serving is handed an outcome for each wish, in any order
  /// @throws StopSignal.StoppedException when it was asked to end
  public void make(KitchenOrder order, KitchenWatch watch, StopSignal stop, Serving serving)
      throws IOException, InterruptedException {
    Files.createDirectories(order.folder());
    var sitting = new Sitting(tools.runner(), order, watch, stop);
    new Menu(tools, sitting, order).serveAll(serving);
  }

  /// Makes a picture of a moment of a video, in its own size.
  ///
  /// @param percent of the video that has gone by then
  /// @return whether there was a frame
  public boolean preview(Path source, int percent, Path jpeg, StopSignal stop) throws IOException {
    Optional<Material> material =
        Material.of(source, tools.prober().probe(source, "the video", stop));
    Optional<PictureFacts> picture = material.flatMap(Material::pictures);
    if (picture.isEmpty()) {
      return false;
    }
    double moment = material.get().seconds() * Math.clamp(percent, 0, 99) / 100;
    return !new Shots(tools.runner(), stop)
        .make(View.whole(source, picture.get()), List.of(new Shot(moment, jpeg)))
        .isEmpty();
  }
}
