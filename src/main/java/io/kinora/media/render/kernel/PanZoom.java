package io.kinora.media.render.kernel;

/// Draws the part of a picture that a window shows, with Catmull-Rom weights. One per thread: it
/// keeps a row.
public final class PanZoom {

  private final boolean onVectors;
  private byte[] row = new byte[0];

  public PanZoom() {
    this(Vectors.ARE_THERE);
  }

  PanZoom(boolean onVectors) {
    this.onVectors = onVectors;
  }

  /// Fills `out` with what `window` shows of `source`.
  public void draw(Frame source, Window window, Frame out) {
    ResamplePlan luma = lumaPlan(source.y(), window, out.y());
    ResamplePlan chroma = ResamplePlan.of(
        source.u(), out.u(), window.chromaColumns(out.width()), window.chromaRows(out.height()));
    draw(luma, source.y(), out.y());
    draw(chroma, source.u(), out.u());
    draw(chroma, source.v(), out.v());
  }

  /// The same for how much the picture covers.
  public void draw(Cover source, Window window, Cover out) {
    draw(lumaPlan(source.full(), window, out.full()), source.full(), out.full());
    ResamplePlan chroma = ResamplePlan.of(
        source.half(),
        out.half(),
        window.chromaColumns(out.full().width()),
        window.chromaRows(out.full().height()));
    draw(chroma, source.half(), out.half());
  }

  private static ResamplePlan lumaPlan(Plane source, Window window, Plane out) {
    return ResamplePlan.of(
        source, out, window.lumaColumns(out.width()), window.lumaRows(out.height()));
  }

  private void draw(ResamplePlan plan, Plane source, Plane out) {
    if (row.length < source.stride() + Plane.SPARE) {
      row = new byte[source.stride() + Plane.SPARE];
    }
    for (int y = 0; y < out.height(); y++) {
      if (onVectors) {
        drawRowOnVectors(plan, source, y, out.samples(), y * out.stride());
      } else {
        drawRow(plan, source, y, out.samples(), y * out.stride());
      }
    }
  }

  private void drawRowOnVectors(ResamplePlan plan, Plane source, int y, byte[] out, int outAt) {
    byte[] in = source.samples();
    int[] at = plan.rows();
    short[] w = plan.rowWeights();
    int stride = source.stride();
    int k = 4 * y;
    PanZoomVector.rows(
        in,
        at[k] * stride,
        at[k + 1] * stride,
        at[k + 2] * stride,
        at[k + 3] * stride,
        w[k],
        w[k + 1],
        w[k + 2],
        w[k + 3],
        row,
        plan.columnMin(),
        plan.columnEnd());
    PanZoomVector.columns(row, plan.bases(), plan.shuffles(), plan.weights(), out, outAt);
  }

  private void drawRow(ResamplePlan plan, Plane source, int y, byte[] out, int outAt) {
    byte[] in = source.samples();
    int[] at = plan.rows();
    short[] w = plan.rowWeights();
    int stride = source.stride();
    int k = 4 * y;
    PanZoomScalar.rows(
        in,
        at[k] * stride,
        at[k + 1] * stride,
        at[k + 2] * stride,
        at[k + 3] * stride,
        w[k],
        w[k + 1],
        w[k + 2],
        w[k + 3],
        row,
        plan.columnMin(),
        plan.columnEnd());
    PanZoomScalar.columns(row, plan.bases(), plan.shuffles(), plan.weights(), out, outAt);
  }
}
