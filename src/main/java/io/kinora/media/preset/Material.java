package io.kinora.media.preset;

import io.kinora.media.image.Fit.Size;
import io.kinora.media.probe.PictureFacts;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.SoundFacts;
import io.kinora.media.profile.FrameRate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What encodings are made of.
///
/// @param pictures none where it is sound alone
public record Material(
    Path source, Optional<PictureFacts> pictures, Optional<SoundFacts> sound, Duration length) {

  /// Frames a second; some files call the ticks of their clock so, 1000 or 90000.
  private static final int FRAME_RATE_MAX = 240;

  /// @return nothing where it is neither video nor sound
  static Optional<Material> of(Path file, ProbeResult probed) {
    return switch (probed) {
      case ProbeResult.Video(var picture, var sound, var length, String _) ->
        Optional.of(new Material(file, Optional.of(picture), sound, length));
      case ProbeResult.Audio(var sound, var length, String _) ->
        Optional.of(new Material(file, Optional.empty(), Optional.of(sound), length));
      case ProbeResult.Image _, ProbeResult.NotMedia _ -> Optional.empty();
    };
  }

  /// Of its pictures, as one sees them.
  static Size upright(PictureFacts picture) {
    return new Size(picture.uprightWidth(), picture.uprightHeight());
  }

  /// A steady rate in place of the average.
  static FrameRate frameRate(double average) {
    return average > 0 && average <= FRAME_RATE_MAX ? FrameRate.near(average) : FrameRate.NTSC;
  }

  double seconds() {
    return length.toNanos() / 1e9;
  }

  /// A picture to draw over others.
  public record Mark(Path file, PictureFacts picture) {}
}
