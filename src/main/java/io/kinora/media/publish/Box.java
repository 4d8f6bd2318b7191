package io.kinora.media.publish;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A box inside the head of an MP4 or of a fragment, of our own making: an MP4 that is not as
/// we make them is a mistake of ours, and fails as one. Source: ISO/IEC 14496-12, 4.2.
///
/// @param type four letters
/// @param body what is inside, read from its first byte
record Box(String type, ByteBuffer body) {

  private static final int HEAD_BYTES = 8;

  /// The boxes that fill the rest of `bytes`.
  static List<Box> all(ByteBuffer bytes) {
    var boxes = new ArrayList<Box>();
    ByteBuffer rest = bytes.slice();
    while (rest.remaining() >= HEAD_BYTES) {
      int length = rest.getInt() - HEAD_BYTES;
      var letters = new byte[Integer.BYTES];
      rest.get(letters);
      if (length < 0 || length > rest.remaining()) {
        throw new IllegalStateException("a box of " + length + " bytes is not whole");
      }
      boxes.add(new Box(new String(letters, ISO_8859_1), rest.slice(rest.position(), length)));
      rest.position(rest.position() + length);
    }
    return boxes;
  }

  /// The box at the end of a way through others, such as `trak mdia mdhd`.
  Box at(String way) {
    Box box = this;
    for (String type : way.split(" ", -1)) {
      box = box.each(type)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("there is no box " + way));
    }
    return box;
  }

  Stream<Box> each(String wanted) {
    return all(body).stream().filter(box -> box.type().equals(wanted));
  }

  /// The same box without its first bytes, such as the version of those that have one.
  Box after(int bytes) {
    return new Box(type, body.slice(bytes, body.limit() - bytes));
  }

  int version() {
    return body.get(0);
  }

  int flags() {
    return body.getInt(0) & 0xFF_FFFF;
  }
}
