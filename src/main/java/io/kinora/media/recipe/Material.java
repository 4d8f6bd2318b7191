package io.kinora.media.recipe;

import io.kinora.media.probe.PictureFacts;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.SoundFacts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What a recipe is made of.
///
/// @param source the video or sound
/// @param mark   the watermark, if there is one
public record Material(Path source, Facts facts, Optional<Mark> mark) {

  /// What is known of the source.
  ///
  /// @param pictures none where it is a sound
  public record Facts(
      Optional<PictureFacts> pictures, Optional<SoundFacts> sound, Duration length) {

    /// @return nothing where it is neither video nor sound
    public static Optional<Facts> of(ProbeResult probed) {
      return switch (probed) {
        case ProbeResult.Video(var picture, var sound, var length, String _) ->
          Optional.of(new Facts(Optional.of(picture), sound, length));
        case ProbeResult.Audio(var sound, var length, String _) ->
          Optional.of(new Facts(Optional.empty(), Optional.of(sound), length));
        case ProbeResult.Image _, ProbeResult.NotMedia _ -> Optional.empty();
      };
    }
  }

  /// A picture to draw over another.
  public record Mark(Path file, PictureFacts picture) {}
}
