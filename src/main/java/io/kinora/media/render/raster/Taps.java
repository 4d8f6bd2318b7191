package io.kinora.media.render.raster;

import io.kinora.media.render.kernel.Plane;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The four samples around each of some places, for planes of one size. For one thread.
///
/// They are found in one loop, loaded in a second and mixed in a third: only the second cannot be
/// made of vectors, and it does nothing but load two neighbours at once, twice.
final class Taps {

  private static final float PART = 1f / Texture.PARTS;
  private static final VarHandle PAIR =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  private final int[] across;
  private final int[] down;
  private final int[] above;
  private final int[] below;
  private final int[] four;

  /// @param count of places at most
  Taps(int count) {
    across = new int[count];
    down = new int[count];
    above = new int[count];
    below = new int[count];
    four = new int[count];
  }

  /// @param u see [Texture]; `v` alike
  void find(int[] u, int[] v, int count, Plane plane) {
    find(u, plane.width() - 1, across, count);
    find(v, plane.height() - 1, down, count);
    place(plane.height() - 1, plane.stride(), count);
  }

  private static void find(int[] places, int last, int[] out, int count) {
    int end = last << 16;
    for (int x = 0; x < count; x++) {
      out[x] = Math.max(0, Math.min(places[x], end));
    }
  }

  private void place(int bottom, int stride, int count) {
    for (int x = 0; x < count; x++) {
      int column = across[x] >> 16;
      int line = down[x] >> 16;
      above[x] = line * stride + column;
      below[x] = Math.min(line + 1, bottom) * stride + column;
    }
  }

  /// Looks up what was found. The last sample's neighbour, whatever it is, counts for nothing.
  void look(Plane plane, int count, float[] out) {
    load(plane.samples(), above, below, four, count);
    mix(four, across, down, out, count);
  }

  private static void load(byte[] samples, int[] above, int[] below, int[] four, int count) {
    for (int x = 0; x < count; x++) {
      four[x] = ((short) PAIR.get(samples, above[x]) & 0xFFFF)
          | ((short) PAIR.get(samples, below[x]) << 16);
    }
  }

  private static void mix(int[] four, int[] across, int[] down, float[] out, int count) {
    for (int x = 0; x < count; x++) {
      int samples = four[x];
      float a = samples & 255;
      float b = samples >>> 8 & 255;
      float c = samples >>> 16 & 255;
      float d = samples >>> 24;
      float partAcross = (across[x] & 0xFFFF) * PART;
      float partDown = (down[x] & 0xFFFF) * PART;
      float upper = a + (b - a) * partAcross;
      float lower = c + (d - c) * partAcross;
      out[x] = upper + (lower - upper) * partDown;
    }
  }
}
