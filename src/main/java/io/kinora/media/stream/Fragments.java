package io.kinora.media.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is whole of a fragmented MP4 while it is written: its head, then fragments, each of which
/// can be decoded with the head alone.
///
/// Source: ISO/IEC 14496-12, sections 4.2 and 8.8.
public final class Fragments {

  private static final int SHORT_HEAD_BYTES = 8;
  private static final int LONG_HEAD_BYTES = 16;

  /// A size of 1 means that a longer number follows.
  private static final long SIZE_FOLLOWS = 1;

  private record Box(String type, long sizeBytes) {}

  private Fragments() {}

  /// The parts that are whole, in order. That of offset 0 is the head, all others are fragments.
  ///
  /// @param offset where a part begins, or will
  public static List<ByteRange> wholeFrom(SeekableByteChannel mp4, long offset) throws IOException {
    var parts = new ArrayList<ByteRange>();
    long size = mp4.size();
    long begin = offset;
    long position = offset;
    Optional<Box> box = box(mp4, position);
    while (box.isPresent() && box.get().sizeBytes() <= size - position) {
      position += box.get().sizeBytes();
      if (isEnd(box.get())) {
        parts.add(new ByteRange(begin, position - begin));
        begin = position;
      }
      box = box(mp4, position);
    }
    return parts;
  }

  /// The head ends with what all fragments have in common, a fragment with its bytes.
  private static boolean isEnd(Box box) {
    return box.type().equals("moov") || box.type().equals("mdat");
  }

  /// The box that begins here; empty where its own head is not there, or has no size yet.
  private static Optional<Box> box(SeekableByteChannel mp4, long position) throws IOException {
    var head = ByteBuffer.allocate(LONG_HEAD_BYTES);
    mp4.position(position);
    while (head.hasRemaining() && mp4.read(head) >= 0) {}
    if (head.position() < SHORT_HEAD_BYTES) {
      return Optional.empty();
    }
    long size = Integer.toUnsignedLong(head.getInt(0));
    boolean isLong = size == SIZE_FOLLOWS && !head.hasRemaining();
    var type = new String(head.array(), Integer.BYTES, Integer.BYTES, ISO_8859_1);
    return Optional.of(new Box(type, isLong ? head.getLong(SHORT_HEAD_BYTES) : size))
        .filter(it -> it.sizeBytes() >= SHORT_HEAD_BYTES);
  }
}
