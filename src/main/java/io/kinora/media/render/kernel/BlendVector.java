package io.kinora.media.render.kernel;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Crossfade, overlay and fading on vectors. Twin of [BlendScalar], same sums, same rounding.
///
/// Works on 16-bit lanes that hold an even and an odd sample, as [PanZoomVector] does.
final class BlendVector {

  private static final VectorSpecies<Byte> B256 = ByteVector.SPECIES_256;
  private static final VectorSpecies<Short> S256 = ShortVector.SPECIES_256;

  private BlendVector() {}

  /// Mixes a row of `b` into `a`: `weight` is that of `b`, 0…256.
  ///
  /// @param threshold from which on a fraction counts as one more; of even columns, then of odd
  static void crossfade(byte[] a, byte[] b, int weight, short[] threshold, int from, int length) {
    ShortVector w = ShortVector.broadcast(S256, weight);
    ShortVector low = ShortVector.broadcast(S256, 255);
    ShortVector evenThreshold = ShortVector.fromArray(S256, threshold, 0);
    ShortVector oddThreshold = ShortVector.fromArray(S256, threshold, Threshold.HALF);
    for (int x = from; x < from + length; x += 32) {
      ShortVector p = ByteVector.fromArray(B256, a, x).reinterpretAsShorts();
      ShortVector q = ByteVector.fromArray(B256, b, x).reinterpretAsShorts();
      ShortVector pOdd = p.lanewise(VectorOperators.LSHR, 8);
      ShortVector qOdd = q.lanewise(VectorOperators.LSHR, 8);
      ShortVector even = p.lanewise(VectorOperators.LSHL, 8)
          .add(q.and(low).sub(p.and(low)).mul(w))
          .add(evenThreshold);
      ShortVector odd =
          pOdd.lanewise(VectorOperators.LSHL, 8).add(qOdd.sub(pOdd).mul(w)).add(oddThreshold);
      even.lanewise(VectorOperators.LSHR, 8)
          .or(odd.lanewise(VectorOperators.AND_NOT, low))
          .reinterpretAsBytes()
          .intoArray(a, x);
    }
  }

  /// Lays one row of premultiplied paint over `out`: `paint + out * (255 - alpha) / 255`, rounded
  /// exactly.
  ///
  /// A sample of `paint` above its alpha (resampling overshoots at edges) counts as its alpha: so
  /// no sum exceeds 255.
  static void overlay(byte[] paint, byte[] alpha, int paintAt, byte[] out, int outAt, int length) {
    ShortVector low = ShortVector.broadcast(S256, 255);
    ShortVector half = ShortVector.broadcast(S256, 128);
    for (int x = 0; x < length; x += 32) {
      ShortVector clear =
          ByteVector.fromArray(B256, alpha, paintAt + x).not().reinterpretAsShorts();
      ShortVector o = ByteVector.fromArray(B256, out, outAt + x).reinterpretAsShorts();
      ShortVector even = o.and(low).mul(clear.and(low)).add(half);
      ShortVector odd = o.lanewise(VectorOperators.LSHR, 8)
          .mul(clear.lanewise(VectorOperators.LSHR, 8))
          .add(half);
      ShortVector evenProduct = even.add(even.lanewise(VectorOperators.LSHR, 8));
      ShortVector oddProduct = odd.add(odd.lanewise(VectorOperators.LSHR, 8));
      evenProduct
          .lanewise(VectorOperators.LSHR, 8)
          .or(oddProduct.lanewise(VectorOperators.AND_NOT, low))
          .reinterpretAsBytes()
          .add(ByteVector.fromArray(B256, paint, paintAt + x)
              .lanewise(VectorOperators.UMIN, ByteVector.fromArray(B256, alpha, paintAt + x)))
          .intoArray(out, outAt + x);
    }
  }

  /// Takes `cover / 255` of each sample, rounded exactly.
  static void multiply(byte[] samples, byte[] cover, int at, int length) {
    ShortVector low = ShortVector.broadcast(S256, 255);
    ShortVector half = ShortVector.broadcast(S256, 128);
    for (int x = at; x < at + length; x += 32) {
      ShortVector c = ByteVector.fromArray(B256, cover, x).reinterpretAsShorts();
      ShortVector s = ByteVector.fromArray(B256, samples, x).reinterpretAsShorts();
      ShortVector even = s.and(low).mul(c.and(low)).add(half);
      ShortVector odd = s.lanewise(VectorOperators.LSHR, 8)
          .mul(c.lanewise(VectorOperators.LSHR, 8))
          .add(half);
      ShortVector evenProduct = even.add(even.lanewise(VectorOperators.LSHR, 8));
      ShortVector oddProduct = odd.add(odd.lanewise(VectorOperators.LSHR, 8));
      evenProduct
          .lanewise(VectorOperators.LSHR, 8)
          .or(oddProduct.lanewise(VectorOperators.AND_NOT, low))
          .reinterpretAsBytes()
          .intoArray(samples, x);
    }
  }
}
