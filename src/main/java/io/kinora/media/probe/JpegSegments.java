package io.kinora.media.probe;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The segments of a JPEG up to its first scan, that one included. Source: ITU-T T.81, annex B.
///
/// @param list in their order, each where the one before ends
/// @param scan where the last one begins, in bytes from the start
/// @param end where it ends, and its pixels begin
record JpegSegments(List<Segment> list, int scan, int end) {

  private static final int FRAME_BASELINE = 0xC0;
  private static final int FRAME_PROGRESSIVE = 0xC2;
  static final int HUFFMAN_TABLES = 0xC4;
  static final int RESTART_FIRST = 0xD0;
  static final int RESTART_LAST = 0xD7;
  static final int START = 0xD8;
  static final int END = 0xD9;
  static final int SCAN = 0xDA;
  static final int QUANTISATION_TABLES = 0xDB;
  static final int RESTART_INTERVAL = 0xDD;
  private static final int APPLICATION_FIRST = 0xE0;
  private static final int APPLICATION_LAST = 0xEF;
  static final int COMMENT = 0xFE;

  private static final int COUNT_MAX = 1_000;
  private static final int LENGTH_BYTES = 2;

  JpegSegments {
    list = List.copyOf(list);
  }

  /// What stands between one marker and the next.
  ///
  /// @param marker its second byte
  /// @param body from behind its length on
  record Segment(int marker, ByteBuffer body) {

    boolean isFrame() {
      return marker >= FRAME_BASELINE && marker <= FRAME_PROGRESSIVE;
    }

    boolean isApplication() {
      return marker >= APPLICATION_FIRST && marker <= APPLICATION_LAST;
    }

    int length() {
      return body.limit();
    }

    /// One byte, without its sign.
    int part(int index) {
      return body.get(index) & 255;
    }

    boolean startsWith(String letters) {
      return length() >= letters.length()
          && body.slice(0, letters.length()).equals(ByteBuffer.wrap(letters.getBytes(US_ASCII)));
    }
  }

  /// @param head the begin of a file
  /// @throws java.nio.BufferUnderflowException where it ends before the first scan does, in a
  ///     segment `IndexOutOfBoundsException`; `IllegalArgumentException` where it is no JPEG, or
  ///     one with something between its segments
  static JpegSegments of(ByteBuffer head) {
    require(marker(head) == START);
    var list = new ArrayList<Segment>();
    int begin = 0;
    while (list.isEmpty() || list.getLast().marker() != SCAN) {
      require(list.size() < COUNT_MAX);
      begin = head.position();
      int marker = marker(head);
      int length = (head.getShort() & 0xFFFF) - LENGTH_BYTES;
      require(length >= 0);
      list.add(new Segment(marker, head.slice(head.position(), length)));
      head.position(head.position() + length);
    }
    return new JpegSegments(list, begin, head.position());
  }

  private static int marker(ByteBuffer head) {
    require((head.get() & 255) == 0xFF);
    return head.get() & 255;
  }

  private static void require(boolean isSo) {
    if (!isSo) {
      throw new IllegalArgumentException("not a plain JPEG");
    }
  }
}
