package io.kinora.media.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/// Changes segments of a JPEG that ffmpeg made: its pixels no longer fit, which no header shows.
final class JpegEdit {

  private static final int START_BYTES = 2;
  private static final int LENGTH_BYTES = 2;

  private JpegEdit() {}

  /// Puts a segment before all others.
  static byte[] with(byte[] jpeg, int marker, byte[] body) {
    var out = new ByteArrayOutputStream();
    out.write(jpeg, 0, START_BYTES);
    write(marker, body, out);
    out.write(jpeg, START_BYTES, jpeg.length - START_BYTES);
    return out.toByteArray();
  }

  static byte[] with(byte[] jpeg, int marker, String body) {
    return with(jpeg, marker, body.getBytes(ISO_8859_1));
  }

  static byte[] without(byte[] jpeg, int marker) {
    int at = indexOf(jpeg, marker);
    return joined(Arrays.copyOf(jpeg, at), Arrays.copyOfRange(jpeg, end(jpeg, at), jpeg.length));
  }

  /// Has the header of its frame say something else.
  static byte[] withFrame(byte[] jpeg, int marker, UnaryOperator<byte[]> change) {
    int at = indexOf(jpeg, 0xC0);
    var out = new ByteArrayOutputStream();
    out.write(jpeg, 0, at);
    write(
        marker, change.apply(Arrays.copyOfRange(jpeg, at + 2 + LENGTH_BYTES, end(jpeg, at))), out);
    out.write(jpeg, end(jpeg, at), jpeg.length - end(jpeg, at));
    return out.toByteArray();
  }

  /// Has its colours lie another way: numbers across and down of each, such as `21 11 11`.
  static byte[] withSampling(byte[] jpeg, String factors) {
    byte[] parts = HexFormat.ofDelimiter(" ").parseHex(factors);
    return withFrame(jpeg, 0xC0, body -> {
      byte[] changed = Arrays.copyOf(body, 6 + 3 * parts.length);
      changed[5] = (byte) parts.length;
      for (int index = 0; index < parts.length; index++) {
        changed[6 + 3 * index] = (byte) (index + 1);
        changed[7 + 3 * index] = parts[index];
      }
      return changed;
    });
  }

  static byte[] joined(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  /// Where its first segment of a kind begins.
  static int indexOf(byte[] jpeg, int marker) {
    int at = START_BYTES;
    while ((jpeg[at + 1] & 255) != marker) {
      at = end(jpeg, at);
    }
    return at;
  }

  private static int end(byte[] jpeg, int at) {
    return at + 2 + ((jpeg[at + 2] & 255) << 8 | (jpeg[at + 3] & 255));
  }

  private static void write(int marker, byte[] body, ByteArrayOutputStream out) {
    int length = body.length + LENGTH_BYTES;
    out.writeBytes(new byte[] {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length});
    out.writeBytes(body);
  }
}
