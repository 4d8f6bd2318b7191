package io.kinora.media.profile;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Profiles that are named by a size and a rate, such as `640x360@25`: H.264 and AAC in MP4.
///
/// Source: the film language, section 15.
final class FreeProfile {

  private static final Pattern NAME =
      Pattern.compile("(\\d{1,5})x(\\d{1,5})@(\\d{1,3}(?:\\.\\d{1,3})?)");

  private static final int SIDE_MIN = 16;
  private static final int SIDE_MAX = 4096;

  private static final double BITS_PER_PIXEL = 0.07;
  private static final int VIDEO_KBIT_MIN = 64;
  private static final int AUDIO_KBIT = 128;

  private FreeProfile() {}

  /// Nothing where the name has another form, an odd side, or a side or rate out of range.
  static Optional<Profile> of(String name) {
    Matcher parts = NAME.matcher(name);
    return parts.matches()
        ? FrameRate.find(Double.parseDouble(parts.group(3)))
            .flatMap(rate ->
                of(name, Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), rate))
        : Optional.empty();
  }

  private static Optional<Profile> of(String name, int width, int height, FrameRate rate) {
    if (!isSide(width) || !isSide(height)) {
      return Optional.empty();
    }
    long kbit = Math.round(BITS_PER_PIXEL * width * height * rate.perSecond() / 1000);
    return Optional.of(new Profile(
        name,
        Shape.square(width, height),
        rate,
        new Rates((int) Math.max(VIDEO_KBIT_MIN, kbit), AUDIO_KBIT),
        Format.MP4));
  }

  private static boolean isSide(int pixels) {
    return pixels >= SIDE_MIN && pixels <= SIDE_MAX && pixels % 2 == 0;
  }
}
