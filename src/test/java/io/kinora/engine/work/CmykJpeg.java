package io.kinora.engine.work;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// A JPEG of four inks and one colour, which ffmpeg cannot write: 8x8 pixels, one block an ink.
final class CmykJpeg {

  private CmykJpeg() {}

  /// @param inks cyan, magenta, yellow, black: 255 is paper, as Adobe writes them
  static Path write(Path file, int... inks) throws IOException {
    var out = new ByteArrayOutputStream();
    put(out, 0xFF, 0xD8);
    put(out, 0xFF, 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0);
    put(out, 0xFF, 0xDB, 0, 67, 0, 8);
    out.writeBytes(ones(63));
    put(out, 0xFF, 0xC0, 0, 20, 8, 0, 8, 0, 8, 4);
    for (int ink = 1; ink <= 4; ink++) {
      put(out, ink, 0x11, 0);
    }
    // Twelve sizes of differences, with codes of four bits each; and one code of one bit: no more.
    put(out, 0xFF, 0xC4, 0, 31, 0x00, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    put(out, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    put(out, 0xFF, 0xC4, 0, 20, 0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    put(out, 0xFF, 0xDA, 0, 14, 4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0);
    var bits = new StringBuilder();
    for (int ink : inks) {
      bits.append(block(ink - 128));
    }
    bits.append("1".repeat((8 - bits.length() % 8) % 8));
    for (int at = 0; at < bits.length(); at += 8) {
      put(out, Integer.parseInt(bits.substring(at, at + 8), 2));
    }
    put(out, 0xFF, 0xD9);
    return Files.write(file, out.toByteArray());
  }

  /// The mean of a block in the code of its size, and the end of the block.
  private static String block(int level) {
    int size = 32 - Integer.numberOfLeadingZeros(Math.abs(level));
    int value = level < 0 ? level + (1 << size) - 1 : level;
    return binary(size, 4) + binary(value, size) + "0";
  }

  private static String binary(int value, int length) {
    return length == 0 ? "" : Integer.toBinaryString(value | 1 << length).substring(1);
  }

  private static byte[] ones(int count) {
    byte[] ones = new byte[count];
    Arrays.fill(ones, (byte) 1);
    return ones;
  }

  private static void put(ByteArrayOutputStream out, int... bytes) {
    for (int value : bytes) {
      out.write(value);
    }
  }
}
