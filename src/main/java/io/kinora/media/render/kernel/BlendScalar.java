package io.kinora.media.render.kernel;

/// Crossfade, overlay and fading, sample by sample: the fallback where the JVM was started without
/// the vector module, and the reference for [BlendVector].
final class BlendScalar {

  private BlendScalar() {}

  static void crossfade(byte[] a, byte[] b, int weight, short[] threshold, int from, int length) {
    for (int x = from; x < from + length; x++) {
      int p = a[x] & 255;
      int q = b[x] & 255;
      a[x] = (byte) (((p << 8) + (q - p) * weight + Threshold.of(threshold, x - from)) >> 8);
    }
  }

  static void overlay(byte[] paint, byte[] alpha, int paintAt, byte[] out, int outAt, int length) {
    for (int x = 0; x < length; x++) {
      int clear = 255 - (alpha[paintAt + x] & 255);
      int product = (out[outAt + x] & 255) * clear + 128;
      out[outAt + x] = (byte) (((product + (product >> 8)) >> 8)
          + Math.min(paint[paintAt + x] & 255, alpha[paintAt + x] & 255));
    }
  }

  static void multiply(byte[] samples, byte[] cover, int at, int length) {
    for (int x = at; x < at + length; x++) {
      int product = (samples[x] & 255) * (cover[x] & 255) + 128;
      samples[x] = (byte) ((product + (product >> 8)) >> 8);
    }
  }
}
