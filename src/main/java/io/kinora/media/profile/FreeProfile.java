package io.kinora.media.profile;

import java.util.Map;
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
  private static final double RATE_MAX = 100;

  private static final double BITS_PER_PIXEL = 0.07;
  private static final int VIDEO_KBIT_MIN = 64;
  private static final int AUDIO_KBIT = 128;

  /// What people write for the rates of television, which are no whole thousandths.
  private static final Map<String, FrameRate> TELEVISION = Map.of(
      "11.988", new FrameRate(12_000, 1_001),
      "23.976", new FrameRate(24_000, 1_001),
      "23.98", new FrameRate(24_000, 1_001),
      "29.97", FrameRate.NTSC,
      "59.94", new FrameRate(60_000, 1_001));

  private FreeProfile() {}

  /// Nothing where the name has another form, an odd side, or a side or rate out of range.
  static Optional<Profile> of(String name) {
    Matcher parts = NAME.matcher(name);
    return parts.matches()
        ? of(
            name,
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            parts.group(3))
        : Optional.empty();
  }

  private static Optional<Profile> of(String name, int width, int height, String rate) {
    double perSecond = Double.parseDouble(rate);
    if (!isSide(width) || !isSide(height) || perSecond <= 0 || perSecond > RATE_MAX) {
      return Optional.empty();
    }
    long kbit = Math.round(BITS_PER_PIXEL * width * height * perSecond / 1000);
    return Optional.of(new Profile(
        name,
        Shape.square(width, height),
        rate(rate),
        new Rates((int) Math.max(VIDEO_KBIT_MIN, kbit), AUDIO_KBIT),
        Format.MP4));
  }

  private static boolean isSide(int pixels) {
    return pixels >= SIDE_MIN && pixels <= SIDE_MAX && pixels % 2 == 0;
  }

  private static FrameRate rate(String words) {
    FrameRate known = TELEVISION.get(words);
    if (known != null) {
      return known;
    }
    int thousandths = Math.toIntExact(Math.round(Double.parseDouble(words) * 1000));
    int seconds = 1000;
    for (int factor : new int[] {2, 2, 2, 5, 5, 5}) {
      if (thousandths % factor == 0 && seconds % factor == 0) {
        thousandths /= factor;
        seconds /= factor;
      }
    }
    return new FrameRate(thousandths, seconds);
  }
}
