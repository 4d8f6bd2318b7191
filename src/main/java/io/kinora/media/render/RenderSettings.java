package io.kinora.media.render;

/// How films are made; what they look like does not depend on it, but for the preset.
///
/// @param preset of x264: slower ones make better pictures of the same bits
/// @param encoderCount segments that are encoded at the same time; one core each
/// @param shelfBytes of decoded pictures that are kept while they are in use
/// @param supplies what the operator gave
public record RenderSettings(String preset, int encoderCount, long shelfBytes, Supplies supplies) {

  /// Four photos for each of two films at 1080p, and some that come again.
  private static final long SHELF_BYTES = 96L << 20;

  public RenderSettings {
    if (encoderCount < 1) {
      throw new IllegalArgumentException("encoderCount must be positive, is " + encoderCount);
    }
  }

  /// A copy that keeps so many bytes of decoded pictures.
  public RenderSettings withShelfBytes(long bytes) {
    return new RenderSettings(preset, encoderCount, bytes, supplies);
  }

  /// A copy with what the operator gave.
  public RenderSettings with(Supplies given) {
    return new RenderSettings(preset, encoderCount, shelfBytes, given);
  }

  public static RenderSettings of(String preset, int cores) {
    return new RenderSettings(preset, cores, SHELF_BYTES, Supplies.NONE);
  }
}
