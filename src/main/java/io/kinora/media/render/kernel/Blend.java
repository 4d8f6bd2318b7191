package io.kinora.media.render.kernel;

import java.util.List;

/// Mixes frames of one size, on vectors where there are any.
public final class Blend {

  /// The weight that shows the second picture alone.
  public static final int WEIGHT_MAX = 256;

  private Blend() {}

  /// Mixes `b` into `a`. What lies between two steps becomes some of the one and some of the other,
  /// so that slow fades show no bands.
  ///
  /// @param weight that of `b`, 0 to [#WEIGHT_MAX]
  public static void crossfade(Frame a, Frame b, int weight) {
    List<Plane> into = a.planes();
    List<Plane> from = b.planes();
    for (int index = 0; index < into.size(); index++) {
      crossfade(into.get(index), from.get(index), weight);
    }
  }

  public static void crossfade(Cover a, Cover b, int weight) {
    crossfade(a.full(), b.full(), weight);
    crossfade(a.half(), b.half(), weight);
  }

  private static void crossfade(Plane a, Plane b, int weight) {
    for (int row = 0; row < a.height(); row++) {
      short[] threshold = Threshold.row(row);
      int from = row * a.stride();
      if (Vectors.ARE_THERE) {
        BlendVector.crossfade(a.samples(), b.samples(), weight, threshold, from, a.stride());
      } else {
        BlendScalar.crossfade(a.samples(), b.samples(), weight, threshold, from, a.stride());
      }
    }
  }

  /// Takes of each sample as much as is covered: makes a premultiplied picture.
  public static void multiply(Frame picture, Cover cover) {
    multiply(picture.y(), cover.full());
    multiply(picture.u(), cover.half());
    multiply(picture.v(), cover.half());
  }

  /// Takes of `cover` as much as `other` covers.
  public static void multiply(Cover cover, Cover other) {
    multiply(cover.full(), other.full());
    multiply(cover.half(), other.half());
  }

  private static void multiply(Plane samples, Plane cover) {
    if (Vectors.ARE_THERE) {
      BlendVector.multiply(samples.samples(), cover.samples(), 0, samples.length());
    } else {
      BlendScalar.multiply(samples.samples(), cover.samples(), 0, samples.length());
    }
  }

  /// Lays premultiplied paint over a frame.
  ///
  /// @param left column of `out` where the paint begins: a multiple of 64
  /// @param top row of `out` where it begins: even
  public static void overlay(Frame paint, Cover cover, Frame out, int left, int top) {
    overlay(paint.y(), cover.full(), out.y(), left, top);
    overlay(paint.u(), cover.half(), out.u(), left / 2, top / 2);
    overlay(paint.v(), cover.half(), out.v(), left / 2, top / 2);
  }

  /// Lays cover over cover: what is covered by either.
  public static void overlay(Cover cover, Cover out, int left, int top) {
    overlay(cover.full(), cover.full(), out.full(), left, top);
    overlay(cover.half(), cover.half(), out.half(), left / 2, top / 2);
  }

  private static void overlay(Plane paint, Plane cover, Plane out, int left, int top) {
    int rows = Math.min(paint.height(), out.height() - top);
    int length = Math.min(paint.stride(), out.stride() - left);
    for (int row = 0; row < rows; row++) {
      int from = row * paint.stride();
      int to = (top + row) * out.stride() + left;
      if (Vectors.ARE_THERE) {
        BlendVector.overlay(paint.samples(), cover.samples(), from, out.samples(), to, length);
      } else {
        BlendScalar.overlay(paint.samples(), cover.samples(), from, out.samples(), to, length);
      }
    }
  }
}
