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

  /// The widest there is, for plain sums.
  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;

  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_PREFERRED;

  /// For shuffles: some processors have 64 lanes and no shuffle over all of them.
  private static final VectorSpecies<Byte> B256 = ByteVector.SPECIES_256;
  private static final VectorSpecies<Byte> B128 = ByteVector.SPECIES_128;
  private static final VectorSpecies<Short> S256 = ShortVector.SPECIES_256;

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
    ShortVector va = ShortVector.broadcast(SHORTS, wa);
    ShortVector vb = ShortVector.broadcast(SHORTS, wb);
    ShortVector vc = ShortVector.broadcast(SHORTS, wc);
    ShortVector vd = ShortVector.broadcast(SHORTS, wd);
    ShortVector low = ShortVector.broadcast(SHORTS, 255);
    ShortVector bias = ShortVector.broadcast(SHORTS, BIAS);
    ShortVector unbias = ShortVector.broadcast(SHORTS, 128);
    ShortVector zero = ShortVector.zero(SHORTS);
    for (int x = from; x < to; x += BYTES.length()) {
      ShortVector p = ByteVector.fromArray(BYTES, source, a + x).reinterpretAsShorts();
      ShortVector q = ByteVector.fromArray(BYTES, source, b + x).reinterpretAsShorts();
      ShortVector r = ByteVector.fromArray(BYTES, source, c + x).reinterpretAsShorts();
      ShortVector s = ByteVector.fromArray(BYTES, source, d + x).reinterpretAsShorts();
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

  /// One output row from one mixed row: per 16 outputs one load and two shuffles.
  ///
  /// `selectFrom` takes the indexes as a plain vector: no [jdk.incubator.vector.VectorShuffle] is
  /// made.
  static void columns(
      byte[] row, int[] bases, byte[] shuffles, short[] weights, byte[] out, int outAt) {
    ShortVector low = ShortVector.broadcast(S256, 255);
    ShortVector bias = ShortVector.broadcast(S256, BIAS);
    ShortVector unbias = ShortVector.broadcast(S256, 128);
    ShortVector zero = ShortVector.zero(S256);
    for (int group = 0; group < bases.length; group++) {
      ByteVector samples = ByteVector.fromArray(B256, row, bases[group]);
      int at = group * 64;
      ShortVector ab =
          ByteVector.fromArray(B256, shuffles, at).selectFrom(samples).reinterpretAsShorts();
      ShortVector cd =
          ByteVector.fromArray(B256, shuffles, at + 32).selectFrom(samples).reinterpretAsShorts();
      ShortVector sum = ab.and(low)
          .mul(ShortVector.fromArray(S256, weights, at))
          .add(ab.lanewise(VectorOperators.LSHR, 8)
              .mul(ShortVector.fromArray(S256, weights, at + 16)))
          .add(cd.and(low).mul(ShortVector.fromArray(S256, weights, at + 32)))
          .add(cd.lanewise(VectorOperators.LSHR, 8)
              .mul(ShortVector.fromArray(S256, weights, at + 48)))
          .add(bias)
          .lanewise(VectorOperators.ASHR, 7)
          .add(unbias)
          .max(zero)
          .min(low);
      ((ByteVector) sum.castShape(B128, 0)).intoArray(out, outAt + group * 16);
    }
  }
}
