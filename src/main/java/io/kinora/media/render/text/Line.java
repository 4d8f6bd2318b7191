package io.kinora.media.render.text;

import java.util.List;

/// One line of shaped letters of size 1, from its left end; y downwards from the baseline.
///
/// @param runs stretches of letters of one face, from left to right
/// @param advance its length
/// @param ascent of its letters above the baseline
/// @param descent of its letters below the baseline
/// @param missing what could not be drawn, in words for the author
public record Line(
    List<Run> runs, double advance, double ascent, double descent, List<String> missing) {

  public Line {
    runs = List.copyOf(runs);
    missing = List.copyOf(missing);
  }

  /// Letters of one face.
  ///
  /// @param glyphs their numbers in the face
  /// @param xs of their origins
  /// @param ys of their origins
  /// @param stretch of their width
  record Run(Face face, short[] glyphs, float[] xs, float[] ys, double stretch) {

    Bounds bounds() {
      Bounds bounds = Bounds.NONE;
      for (int index = 0; index < glyphs.length; index++) {
        Bounds ink = face.outline(glyphs[index]).bounds();
        if (!ink.isEmpty()) {
          bounds = bounds.with(ink.times(stretch, 1).movedBy(xs[index], ys[index]));
        }
      }
      return bounds;
    }
  }

  public double height() {
    return ascent + descent;
  }

  /// Where its ink is.
  public Bounds ink() {
    return runs.stream().map(Run::bounds).reduce(Bounds.NONE, Bounds::with);
  }
}
