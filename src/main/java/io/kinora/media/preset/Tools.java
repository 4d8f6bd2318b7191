package io.kinora.media.preset;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.preset.Material.Mark;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.Prober;
import java.nio.file.Path;
import java.util.Optional;

/// What a kitchen works with.
///
/// @param threads of each decoder and encoder
record Tools(
    FfmpegRunner runner, Prober prober, Encoders encoders, ProgramShelf programs, int threads) {

  /// Looks into a picture; empty where it is none.
  Optional<Mark> mark(Path file, StopSignal stop) {
    return switch (prober.probe(file, "the watermark", stop)) {
      case ProbeResult.Image(var picture, String _) -> Optional.of(new Mark(file, picture));
      case ProbeResult.Video _, ProbeResult.Audio _, ProbeResult.NotMedia _ -> Optional.empty();
    };
  }
}
