package io.kinora.media.image.gif;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// Compresses the pixels of frames. For one thread.
///
/// Source: the GIF89a specification, appendix F: LZW with codes of 3 to 12 bits, in blocks of up to
/// 255 bytes.
final class Lzw {

  private static final int CODES_MAX = 4096;
  private static final int BLOCK_MAX = 255;

  /// Four times as many as codes: most are found at once. Twice as many took 4 % more time.
  private static final int SLOT_BITS = 14;

  private static final int SLOTS = 1 << SLOT_BITS;

  /// No string has this key and code.
  private static final int FREE = -1;

  /// Where runs are shorter, to look for them costs more than it spares.
  private static final int LONG_RUN = 8;

  /// String and next pixel in the upper bits, their code in the lower twelve.
  private final int[] table = new int[SLOTS];

  /// The codes of one, two, three and more of the frequent pixel.
  private final int[] runs = new int[CODES_MAX];

  private final byte[] block = new byte[BLOCK_MAX];
  private int longestRun;
  private int blockLength;
  private int bits;
  private int bitCount;

  /// Appends the least size of codes, the blocks, and the empty block at their end. In one piece: a
  /// third slower in several.
  ///
  /// @param pixels the first `count` of them
  /// @param depth bits of a pixel, 2 to 8
  /// @param frequent a pixel that may come in long runs: those take less time than others
  void write(byte[] pixels, int count, int depth, int frequent, ByteArrayOutputStream out) {
    out.write(depth);
    blockLength = 0;
    bits = 0;
    bitCount = 0;
    int clear = 1 << depth;
    int next = clear + 2;
    int size = depth + 1;
    forget(frequent);
    put(clear, size, out);
    for (int at = 0; at < count; ) {
      int string = pixels[at++] & 255;
      if (longestRun >= LONG_RUN && string == frequent) {
        int length = knownRun(pixels, at - 1, count);
        string = runs[length];
        at += length - 1;
      }
      int key = 0;
      int slot = 0;
      for (; at < count; at++) {
        key = string << 8 | (pixels[at] & 255);
        slot = slotOf(key);
        int found = table[slot];
        if (found == FREE) {
          break;
        }
        string = found & (CODES_MAX - 1);
      }
      put(string, size, out);
      if (at == count) {
        break;
      }
      if (next == CODES_MAX) {
        put(clear, size, out);
        forget(frequent);
        next = clear + 2;
        size = depth + 1;
        continue;
      }
      if (next == 1 << size) {
        size++;
      }
      if (key == (runs[longestRun] << 8 | frequent)) {
        runs[++longestRun] = next;
      }
      table[slot] = key << 12 | next++;
    }
    // A reader has one string more by now than we have given a code to.
    put(clear + 1, next == 1 << size && size < 12 ? size + 1 : size, out);
    flush(out);
  }

  private void forget(int frequent) {
    Arrays.fill(table, FREE);
    runs[1] = frequent;
    longestRun = 1;
  }

  /// How many equal pixels begin here, as far as there is a code for them.
  private int knownRun(byte[] pixels, int at, int count) {
    int end = Math.min(at + longestRun, count);
    int to = at + 1;
    while (to < end && pixels[to] == pixels[at]) {
      to++;
    }
    return to - at;
  }

  /// Where a string is, or where it would be.
  private int slotOf(int key) {
    int slot = (key * 0x9E3779B1) >>> (Integer.SIZE - SLOT_BITS);
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
