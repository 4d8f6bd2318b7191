package io.kinora.media.render.kernel;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The two passes of pan and zoom on vectors. Twin of [PanZoomScalar], same sums, same rounding.
///
/// Bytes are never widened: as 16-bit lanes, `x & 255` are the even bytes and `x >>> 8` the odd
/// ones.
/// Sums may wrap round 2^16 on the way; only the end must fit.
final class PanZoomVector {

  private static final VectorSpecies<Byte> B256 = ByteVector.SPECIES_256;
  private static final VectorSpecies<Byte> B128 = ByteVector.SPECIES_128;
  private static final VectorSpecies<Byte> B64 = ByteVector.SPECIES_64;
  private static final VectorSpecies<Short> S256 = ShortVector.SPECIES_256;
  private static final VectorSpecies<Short> S128 = ShortVector.SPECIES_128;

  /// Catmull-Rom gives -32…287 times 128: this brings the sum into 16 bits with sign; +64 rounds.
  private static final short BIAS = 64 - 16384;

  private PanZoomVector() {}

  /// Mixes four source rows, beginning at `a`, `b`, `c`, `d`, with weights in 1/128.
  static void rows(
      byte[] source,
      int a,
      int b,
      int c,
      int d,
      short wa,
      short wb,
      short wc,
      short wd,
      byte[] row,
      int from,
      int to) {
    ShortVector va = ShortVector.broadcast(S256, wa);
    ShortVector vb = ShortVector.broadcast(S256, wb);
    ShortVector vc = ShortVector.broadcast(S256, wc);
    ShortVector vd = ShortVector.broadcast(S256, wd);
    ShortVector low = ShortVector.broadcast(S256, 255);
    ShortVector bias = ShortVector.broadcast(S256, BIAS);
    ShortVector unbias = ShortVector.broadcast(S256, 128);
    ShortVector zero = ShortVector.zero(S256);
    for (int x = from; x < to; x += 32) {
      ShortVector p = ByteVector.fromArray(B256, source, a + x).reinterpretAsShorts();
      ShortVector q = ByteVector.fromArray(B256, source, b + x).reinterpretAsShorts();
      ShortVector r = ByteVector.fromArray(B256, source, c + x).reinterpretAsShorts();
      ShortVector s = ByteVector.fromArray(B256, source, d + x).reinterpretAsShorts();
      ShortVector even = p.and(low)
          .mul(va)
          .add(q.and(low).mul(vb))
          .add(r.and(low).mul(vc))
          .add(s.and(low).mul(vd))
          .add(bias)
          .lanewise(VectorOperators.ASHR, 7)
          .add(unbias)
          .max(zero)
          .min(low);
      ShortVector odd = p.lanewise(VectorOperators.LSHR, 8)
          .mul(va)
          .add(q.lanewise(VectorOperators.LSHR, 8).mul(vb))
          .add(r.lanewise(VectorOperators.LSHR, 8).mul(vc))
          .add(s.lanewise(VectorOperators.LSHR, 8).mul(vd))
          .add(bias)
          .lanewise(VectorOperators.ASHR, 7)
          .add(unbias)
          .max(zero)
          .min(low);
      even.or(odd.lanewise(VectorOperators.LSHL, 8)).reinterpretAsBytes().intoArray(row, x);
    }
  }

  /// One output row from one mixed row: per 8 outputs one load and two shuffles.
  ///
  /// `selectFrom` takes the indexes as a plain vector: no [jdk.incubator.vector.VectorShuffle] is
  /// made.
  static void columns(
      byte[] row, int[] bases, byte[] shuffles, short[] weights, byte[] out, int outAt) {
    ShortVector low = ShortVector.broadcast(S128, 255);
    ShortVector bias = ShortVector.broadcast(S128, BIAS);
    ShortVector unbias = ShortVector.broadcast(S128, 128);
    ShortVector zero = ShortVector.zero(S128);
    for (int group = 0; group < bases.length; group++) {
      ByteVector samples = ByteVector.fromArray(B128, row, bases[group]);
      int at = group * 32;
      ShortVector ab =
          ByteVector.fromArray(B128, shuffles, at).selectFrom(samples).reinterpretAsShorts();
      ShortVector cd =
          ByteVector.fromArray(B128, shuffles, at + 16).selectFrom(samples).reinterpretAsShorts();
      ShortVector sum = ab.and(low)
          .mul(ShortVector.fromArray(S128, weights, at))
          .add(ab.lanewise(VectorOperators.LSHR, 8)
              .mul(ShortVector.fromArray(S128, weights, at + 8)))
          .add(cd.and(low).mul(ShortVector.fromArray(S128, weights, at + 16)))
          .add(cd.lanewise(VectorOperators.LSHR, 8)
              .mul(ShortVector.fromArray(S128, weights, at + 24)))
          .add(bias)
          .lanewise(VectorOperators.ASHR, 7)
          .add(unbias)
          .max(zero)
          .min(low);
      ((ByteVector) sum.castShape(B64, 0)).intoArray(out, outAt + group * 8);
    }
  }
}
