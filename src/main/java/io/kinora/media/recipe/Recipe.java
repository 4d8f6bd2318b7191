package io.kinora.media.recipe;

import io.kinora.media.image.Fit;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// What is to be made of a video.
///
/// @param file     its container
/// @param pictures what becomes of the pictures; none where sound alone is wanted
/// @param sound    what becomes of the sound, if there is any
/// @param cut      the part of the source that is used
/// @param mark     where a watermark is drawn
/// @param stills   the pictures that are made besides, where somebody asks for them
public record Recipe(
    FileKind file,
    Optional<Pictures> pictures,
    Sound sound,
    Cut cut,
    MarkPlace mark,
    Stills stills) {

  /// @param fit at most so large, the aspect kept
  public record Pictures(PictureKind codec, Fit fit, Rate rate, Treatment treatment) {}

  /// How much pictures may take.
  ///
  /// @param kbit        a second
  /// @param crf         the quality that is enough; then `kbit` is a cap. Of H.264 alone
  /// @param perSecond   frames; as many as the source has on average where nothing is said
  /// @param keyFrameGap so many frames lie between two key frames at most
  public record Rate(int kbit, OptionalInt crf, OptionalDouble perSecond, int keyFrameGap) {}

  /// What is done to pictures before they are scaled, in this order: fields are joined, noise is
  /// taken out, edges are cut off; then they are turned clockwise, and mirrored.
  ///
  /// @param turn in degrees: 0, 90, 180 or 270
  public record Treatment(
      boolean isDeinterlaced, boolean isDenoised, Edges edges, int turn, boolean isMirrored) {}

  /// What is cut off at each side, in pixels of the source as one sees it.
  public record Edges(int left, int top, int right, int bottom) {}

  /// @param kbit       a second
  /// @param sampleRate samples a second; the codec's usual one where nothing is said
  /// @param channels   1 or 2; mono stays mono where nothing is said
  public record Sound(SoundKind codec, int kbit, OptionalInt sampleRate, OptionalInt channels) {}

  /// @param start in seconds of the source
  /// @param end   in seconds of the source; its own where nothing is said
  public record Cut(double start, OptionalDouble end) {}

  /// Where a watermark lies, in pixels of the new video: from the left and top, or where negative
  /// from the right and bottom.
  ///
  /// @param isUsed whether it is drawn at all
  public record MarkPlace(boolean isUsed, int x, int y) {}

  /// Pictures of moments.
  ///
  /// @param fit   at most so large
  /// @param pick  which moments
  /// @param level of compression, 0 to 9; the encoder's usual one where nothing is said
  public record Stills(Fit fit, Pick pick, OptionalInt level) {}

  /// @param count      so many, evenly spread; 1 without more is the first that is not black
  /// @param start      in seconds of the part that is used
  /// @param end        the same
  /// @param interval   one in so many seconds, instead
  /// @param also       what else is wanted
  public record Pick(
      OptionalInt count, double start, OptionalDouble end, OptionalDouble interval, Also also) {}

  /// Moments besides those that are spread.
  ///
  /// @param first whether the very first frame is one
  /// @param cues  whether cue points are
  public record Also(boolean first, boolean cues) {

    static final Also NOTHING = new Also(false, false);
  }
}
