package io.kinora.media.render.raster;

import io.kinora.media.render.kernel.Cover;
import io.kinora.media.render.kernel.Frame;
import io.kinora.media.render.kernel.Plane;
import java.util.Arrays;
import java.util.Optional;

/// A decoded picture to look up: bytes of BT.709 become red, green and blue on the way. For one
/// thread.
public final class FrameTexture implements Texture {

  private static final float PART = 1f / PARTS;
  private static final float LUMA = 1f / 219;
  private static final float CHROMA = 1f / 224;
  private static final float OPAQUE = 1f / 255;

  /// How far below the first luma row the first chroma row lies, in 65536ths.
  private static final int CHROMA_BELOW = 1 << 15;

  private final Frame frame;
  private final Optional<Cover> cover;
  private int[] chromaU = {};
  private int[] chromaV = {};
  private float[] halfAlpha = {};
  private final float[] line;

  /// @param cover of a premultiplied frame; nothing where all is opaque
  public FrameTexture(Frame frame, Optional<Cover> cover) {
    this.frame = frame;
    this.cover = cover;
    line = new float[frame.width()];
  }

  @Override
  public int width() {
    return frame.width();
  }

  @Override
  public int height() {
    return frame.height();
  }

  @Override
  public void sampleLevel(int[] u, int v, int count, Row row) {
    makeRoom(count);
    for (int x = 0; x < count; x++) {
      chromaU[x] = u[x] >> 1;
    }
    int chroma = (v - CHROMA_BELOW) >> 1;
    sampleLevel(frame.y(), u, v, count, row.green());
    sampleLevel(frame.u(), chromaU, chroma, count, row.blue());
    sampleLevel(frame.v(), chromaU, chroma, count, row.red());
    if (cover.isPresent()) {
      sampleLevel(cover.get().full(), u, v, count, row.alpha());
      sampleLevel(cover.get().half(), chromaU, chroma, count, halfAlpha);
    }
    finish(count, row);
  }

  private void sampleLevel(Plane plane, int[] u, int v, int count, float[] out) {
    byte[] samples = plane.samples();
    int right = plane.width() - 1;
    int bottom = plane.height() - 1;
    int above = Math.clamp(v >> 16, 0, bottom) * plane.stride();
    int below = Math.clamp((v >> 16) + 1, 0, bottom) * plane.stride();
    float down = (v & 0xFFFF) * PART;
    int end = Math.clamp((u[count - 1] >> 16) + 1, 0, right);
    for (int x = Math.clamp(u[0] >> 16, 0, right); x <= end; x++) {
      int from = samples[above + x] & 255;
      int to = samples[below + x] & 255;
      line[x] = from + (to - from) * down;
    }
    Line.look(line, right, u, count, out);
  }

  private void makeRoom(int count) {
    if (chromaU.length < count) {
      chromaU = new int[count];
      chromaV = new int[count];
      halfAlpha = new float[count];
    }
  }

  @Override
  public void sample(int[] u, int[] v, int count, Row row) {
    makeRoom(count);
    for (int x = 0; x < count; x++) { // Where chroma lies: see Window.
      chromaU[x] = u[x] >> 1;
      chromaV[x] = (v[x] - CHROMA_BELOW) >> 1;
    }
    sample(frame.y(), u, v, count, row.green());
    sample(frame.u(), chromaU, chromaV, count, row.blue());
    sample(frame.v(), chromaU, chromaV, count, row.red());
    if (cover.isPresent()) {
      sample(cover.get().full(), u, v, count, row.alpha());
      sample(cover.get().half(), chromaU, chromaV, count, halfAlpha);
    }
    finish(count, row);
  }

  private void finish(int count, Row row) {
    if (cover.isPresent()) {
      scale(row.alpha(), count);
      scale(halfAlpha, count);
    } else {
      Arrays.fill(row.alpha(), 0, count, 1);
      Arrays.fill(halfAlpha, 0, count, 1);
    }
    convert(row.red(), row.green(), row.blue(), row.alpha(), halfAlpha, count);
  }

  private static void scale(float[] alpha, int count) {
    for (int x = 0; x < count; x++) {
      alpha[x] *= OPAQUE;
    }
  }

  /// Luma is where green is to be, the difference of red where red, that of blue where blue.
  private static void convert(
      float[] red, float[] green, float[] blue, float[] alpha, float[] half, int count) {
    for (int x = 0; x < count; x++) {
      float luma = (green[x] - 16 * alpha[x]) * LUMA;
      float cb = (blue[x] - 128 * half[x]) * CHROMA;
      float cr = (red[x] - 128 * half[x]) * CHROMA;
      red[x] = luma + 1.5748f * cr;
      green[x] = luma - 0.18732427f * cb - 0.46812427f * cr;
      blue[x] = luma + 1.8556f * cb;
    }
  }

  private static void sample(Plane plane, int[] u, int[] v, int count, float[] out) {
    byte[] samples = plane.samples();
    int stride = plane.stride();
    int right = plane.width() - 1;
    int bottom = plane.height() - 1;
    for (int x = 0; x < count; x++) {
      int column = u[x] >> 16;
      int line = v[x] >> 16;
      float across = (u[x] & 0xFFFF) * PART;
      float down = (v[x] & 0xFFFF) * PART;
      int x0 = Math.max(0, Math.min(column, right));
      int x1 = Math.max(0, Math.min(column + 1, right));
      int y0 = Math.max(0, Math.min(line, bottom)) * stride;
      int y1 = Math.max(0, Math.min(line + 1, bottom)) * stride;
      int a = samples[y0 + x0] & 255;
      int b = samples[y0 + x1] & 255;
      int c = samples[y1 + x0] & 255;
      int d = samples[y1 + x1] & 255;
      float above = a + (b - a) * across;
      float below = c + (d - c) * across;
      out[x] = above + (below - above) * down;
    }
  }
}
