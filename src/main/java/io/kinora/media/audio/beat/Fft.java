package io.kinora.media.audio.beat;

/// The spectrum of a block of real numbers. For one thread.
///
/// The block is seen as half as many complex numbers, transformed by radix 2, and taken apart.
final class Fft {

  private final int half;
  private final float[] cos;
  private final float[] sin;
  private final int[] reversed;
  private final float[] real;
  private final float[] imaginary;

  /// @param size of a block, a power of two
  Fft(int size) {
    if (Integer.bitCount(size) != 1 || size < 4) {
      throw new IllegalArgumentException("must be a power of two, is " + size);
    }
    half = size / 2;
    cos = new float[half];
    sin = new float[half];
    reversed = new int[half];
    real = new float[half];
    imaginary = new float[half];
    int bits = Integer.numberOfTrailingZeros(half);
    for (int index = 0; index < half; index++) {
      cos[index] = (float) Math.cos(2 * Math.PI * index / size);
      sin[index] = (float) -Math.sin(2 * Math.PI * index / size);
      reversed[index] = Integer.reverse(index) >>> (32 - bits);
    }
  }

  /// Writes the magnitudes of the lower half of the spectrum.
  ///
  /// @param block      as many as the size
  /// @param magnitudes half as many; changed
  void magnitudes(float[] block, float[] magnitudes) {
    for (int index = 0; index < half; index++) {
      int from = reversed[index];
      real[index] = block[2 * from];
      imaginary[index] = block[2 * from + 1];
    }
    for (int span = 1; span < half; span *= 2) {
      combine(span);
    }
    takeApart(magnitudes);
  }

  private void combine(int span) {
    int step = half / span; // of the table, which is twice as fine
    for (int begin = 0; begin < half; begin += 2 * span) {
      for (int index = 0; index < span; index++) {
        int low = begin + index;
        int high = low + span;
        float c = cos[index * step];
        float s = sin[index * step];
        float re = real[high] * c - imaginary[high] * s;
        float im = real[high] * s + imaginary[high] * c;
        real[high] = real[low] - re;
        imaginary[high] = imaginary[low] - im;
        real[low] += re;
        imaginary[low] += im;
      }
    }
  }

  /// The even numbers were the real parts, the odd ones the imaginary parts.
  private void takeApart(float[] magnitudes) {
    for (int index = 0; index < half; index++) {
      int mirror = (half - index) & (half - 1);
      float evenRe = (real[index] + real[mirror]) / 2;
      float evenIm = (imaginary[index] - imaginary[mirror]) / 2;
      float oddRe = (imaginary[index] + imaginary[mirror]) / 2;
      float oddIm = (real[mirror] - real[index]) / 2;
      float re = evenRe + oddRe * cos[index] - oddIm * sin[index];
      float im = evenIm + oddRe * sin[index] + oddIm * cos[index];
      magnitudes[index] = (float) Math.sqrt(re * re + im * im);
    }
  }
}
