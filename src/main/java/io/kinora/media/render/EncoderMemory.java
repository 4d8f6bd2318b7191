package io.kinora.media.render;

import io.kinora.media.profile.Shape;

/// About how much memory encoders take, by the pictures that they make. Measured by
/// `bench/memory`.
public final class EncoderMemory {

  /// What is assumed where nobody knows yet how large the pictures are.
  public static final Shape USUAL = new Shape(1920, 1080, true);

  private static final int PROGRAM_MIB = 35;
  private static final long MIB_PER_MEGAPIXEL = 180;

  private EncoderMemory() {}

  /// What one encoder takes that makes a segment, in MiB.
  public static int ofSegment(Shape shape) {
    long pixels = (long) shape.width() * shape.height();
    return PROGRAM_MIB + (int) (pixels * MIB_PER_MEGAPIXEL / 1_000_000);
  }
}
