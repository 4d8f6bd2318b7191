package io.kinora.media.preset;

import java.util.Optional;

/// A playlist as another one names it. Source: RFC 8216, section 4.3.4.2.
///
/// @param address       absolute, or as it is seen from the other playlist
/// @param bitsPerSecond enough for each of its segments
/// @param size          none of sound alone
/// @param codecs        such as `avc1.64001e,mp4a.40.2`
public record Variant(
    String address, long bitsPerSecond, Optional<Resolution> size, String codecs) {

  public Variant {
    if (!address.matches("[^\\p{Cntrl}]{1,2000}") || !codecs.matches("[A-Za-z0-9.,]{0,100}")) {
      throw new IllegalArgumentException("not a variant: " + address + ", " + codecs);
    }
  }

  /// In pixels.
  public record Resolution(int width, int height) {}

  /// What an encoding with a profile for playlists needs of players at most.
  ///
  /// @param profile with the preset `hls.variant` or `hls.variant.audio`
  /// @param width   of the encoding; 0 where it has no pictures
  public static Variant of(String address, EncodingProfile profile, int width, int height) {
    boolean hasPictures = width > 0 && height > 0;
    long bits = (long) StreamRates.soundKbit(profile)
        + (hasPictures ? StreamRates.pictureKbitMax(profile) : 0);
    return new Variant(
        address,
        StreamRates.packed(bits) * 1000,
        hasPictures ? Optional.of(new Resolution(width, height)) : Optional.empty(),
        hasPictures
            ? StreamRates.codecOf(profile, width, height) + "," + StreamRates.AAC
            : StreamRates.AAC);
  }
}
