package io.kinora.media.publish;

import io.kinora.media.image.Fit.Size;
import io.kinora.media.probe.PictureFacts;
import io.kinora.media.profile.FrameRate;
import java.time.Duration;
import java.util.Optional;

/// A file that can be published, with all that is known of it. Plain values: it may be kept as
/// JSON between the steps.
///
/// @param picture of the stream that is shown
/// @param length of the file, by its own account
/// @param view how it is shown
/// @param packing how it is stored
/// @param sound the first default sound
public record Footage(
    PictureFacts picture, Duration length, View view, Packing packing, Optional<Sound> sound)
    implements Inspected {

  /// How pictures are shown.
  ///
  /// @param size upright, in square pixels, before any scaling
  /// @param rate frames a second: the average of the file, at most 60
  /// @param isInterlaced whether frames are two fields, woven
  /// @param end when the last picture ends, from the start of the file
  public record View(Size size, FrameRate rate, boolean isInterlaced, Duration end) {}

  /// How pictures are stored, for the question whether they may stay as they are.
  ///
  /// @param profile ffmpeg's name, such as `High`
  /// @param averageRate frames a second, as the file has them
  /// @param kbit a second
  /// @param hasSquarePixels and an upright picture
  /// @param isAtStart whether all streams begin together
  public record Packing(
      String profile, double averageRate, long kbit, boolean hasSquarePixels, boolean isAtStart) {}

  /// The sound that is heard.
  ///
  /// @param stream where it stands in the file
  /// @param codec ffmpeg's name, such as `aac`
  /// @param profile ffmpeg's name, such as `LC`
  /// @param end when it ends, from the start of the file
  public record Sound(int stream, String codec, String profile, Duration end) {}
}
