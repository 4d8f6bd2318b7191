package io.kinora.media.render.raster;

import io.kinora.media.render.kernel.Cover;
import io.kinora.media.render.kernel.Frame;
import io.kinora.media.render.kernel.Plane;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
  private Taps full = new Taps(0);
  private Taps half = new Taps(0);
  private final Line line;
  private @Nullable FrameReader reader;

  /// @param cover of a premultiplied frame; nothing where all is opaque
  public FrameTexture(Frame frame, Optional<Cover> cover) {
    this.frame = frame;
    this.cover = cover;
    line = new Line(frame.width());
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
  public void row(int y, Row out) {
    if (reader == null) {
      reader = new FrameReader(frame, cover);
    }
    reader.read(y, out);
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
    int begin = Math.clamp(u[0] >> 16, 0, right);
    mix(samples, above, below, down, line.samples(), begin, end);
    line.look(right, u, count, out);
  }

  private static void mix(
      byte[] samples, int above, int below, float down, float[] out, int begin, int end) {
    for (int x = begin; x <= end; x++) {
      int from = samples[above + x] & 255;
      int to = samples[below + x] & 255;
      out[x] = from + (to - from) * down;
    }
  }

  private void makeRoom(int count) {
    if (chromaU.length < count) {
      int room = Row.roomFor(count);
      chromaU = new int[room];
      chromaV = new int[room];
      halfAlpha = new float[room];
      full = new Taps(room);
      half = new Taps(room);
    }
  }

  @Override
  public void sample(int[] u, int[] v, int count, Row row) {
    makeRoom(count);
    for (int x = 0; x < count; x++) { // Where chroma lies: see Window.
      chromaU[x] = u[x] >> 1;
      chromaV[x] = (v[x] - CHROMA_BELOW) >> 1;
    }
    full.find(u, v, count, frame.y());
    full.look(frame.y(), count, row.green());
    half.find(chromaU, chromaV, count, frame.u());
    half.look(frame.u(), count, row.blue());
    half.look(frame.v(), count, row.red());
    if (cover.isPresent()) {
      full.look(cover.get().full(), count, row.alpha());
      half.look(cover.get().half(), count, halfAlpha);
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
  static void convert(
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
}
