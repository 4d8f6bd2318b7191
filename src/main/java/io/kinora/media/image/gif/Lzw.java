package io.kinora.media.image.gif;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// Compresses the pixels of frames. For one thread.
///
/// Source: the GIF89a specification, appendix F: LZW with codes of 3 to 12 bits, in blocks of up to
/// 255 bytes.
final class Lzw {

  private static final int CODES_MAX = 4096;
  private static final int SLOTS = 1 << 13;
  private static final int BLOCK_MAX = 255;

  /// No string has this key and code.
  private static final int FREE = -1;

  /// String and next pixel in the upper bits, their code in the lower twelve.
  private final int[] table = new int[SLOTS];

  private final byte[] block = new byte[BLOCK_MAX];
  private int blockLength;
  private int bits;
  private int bitCount;

  /// Appends the least size of codes, the blocks, and the empty block at their end.
  ///
  /// @param pixels the first `count` of them
  /// @param depth bits of a pixel, 2 to 8
  void write(byte[] pixels, int count, int depth, ByteArrayOutputStream out) {
    out.write(depth);
    blockLength = 0;
    bits = 0;
    bitCount = 0;
    int clear = 1 << depth;
    int next = clear + 2;
    int size = depth + 1;
    Arrays.fill(table, FREE);
    put(clear, size, out);
    int string = pixels[0] & 255;
    for (int at = 1; at < count; at++) {
      int pixel = pixels[at] & 255;
      int key = string << 8 | pixel;
      int slot = slotOf(key);
      if (table[slot] != FREE) {
        string = table[slot] & (CODES_MAX - 1);
        continue;
      }
      put(string, size, out);
      string = pixel;
      if (next == CODES_MAX) {
        put(clear, size, out);
        Arrays.fill(table, FREE);
        next = clear + 2;
        size = depth + 1;
      } else {
        if (next == 1 << size) {
          size++;
        }
        table[slot] = key << 12 | next++;
      }
    }
    put(string, size, out);
    // A reader has one string more by now than we have given a code to.
    put(clear + 1, next == 1 << size && size < 12 ? size + 1 : size, out);
    flush(out);
  }

  /// Where a string is, or where it would be.
  private int slotOf(int key) {
    int slot = (key * 0x9E3779B1) >>> 19;
    while (table[slot] != FREE && table[slot] >>> 12 != key) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    return slot;
  }

  private void put(int code, int size, ByteArrayOutputStream out) {
    bits |= code << bitCount;
    bitCount += size;
    while (bitCount >= 8) {
      putByte(bits, out);
      bits >>>= 8;
      bitCount -= 8;
    }
  }

  private void putByte(int value, ByteArrayOutputStream out) {
    block[blockLength++] = (byte) value;
    if (blockLength == BLOCK_MAX) {
      endBlock(out);
    }
  }

  private void endBlock(ByteArrayOutputStream out) {
    out.write(blockLength);
    out.write(block, 0, blockLength);
    blockLength = 0;
  }

  private void flush(ByteArrayOutputStream out) {
    if (bitCount > 0) {
      putByte(bits, out);
    }
    if (blockLength > 0) {
      endBlock(out);
    }
    out.write(0);
  }
}
