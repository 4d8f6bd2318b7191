package io.kinora.media.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads which properties the main picture of a HEIF file has. Source: ISO/IEC 14496-12, 4.2 and
/// 8.11; ISO/IEC 23008-12, 9.3.
final class HeifBoxes {

  /// Before the one that describes all pictures there is a box or two.
  private static final int BOXES_MAX = 16;

  /// The descriptions of 1,000 tiles take less than a tenth of it.
  private static final int META_BYTES_MAX = 1 << 20;

  private static final int HEAD_BYTES = 8;

  private HeifBoxes() {}

  /// A box: four letters, and what is inside.
  record Box(String type, ByteBuffer body) {}

  /// The properties of the main picture, in the order in which they apply.
  ///
  /// @throws java.nio.BufferUnderflowException where a box ends before it should, and
  ///     `IllegalArgumentException` where it tells an impossible size
  static List<Box> ofPrimary(Path heif) throws IOException {
    ByteBuffer meta = meta(heif);
    meta.getInt(); // version and flags
    List<Box> boxes = boxes(meta);
    ByteBuffer primary = only(boxes, "pitm");
    int item = primary.getInt() >>> 24 == 0 ? primary.getShort() & 0xFFFF : primary.getInt();
    List<Box> properties = boxes(only(boxes, "iprp"));
    return chosen(boxes(only(properties, "ipco")), only(properties, "ipma"), item);
  }

  private static ByteBuffer meta(Path heif) throws IOException {
    try (SeekableByteChannel file = Files.newByteChannel(heif)) {
      long at = 0;
      for (int count = 0; count < BOXES_MAX; count++) {
        ByteBuffer head = read(file, at, HEAD_BYTES);
        long size = head.getInt() & 0xFFFF_FFFFL;
        String type = type(head);
        if (type.equals("meta") && size >= HEAD_BYTES && size <= META_BYTES_MAX) {
          return read(file, at + HEAD_BYTES, (int) size - HEAD_BYTES);
        }
        at += size == 1 ? read(file, at + HEAD_BYTES, Long.BYTES).getLong() : size;
      }
      throw new IOException("nothing describes its pictures");
    }
  }

  private static ByteBuffer read(SeekableByteChannel file, long at, int count) throws IOException {
    var bytes = ByteBuffer.allocate(count);
    file.position(at);
    while (bytes.hasRemaining() && file.read(bytes) >= 0) {
      // Reads on.
    }
    return bytes.flip();
  }

  private static List<Box> boxes(ByteBuffer from) {
    var boxes = new ArrayList<Box>();
    while (from.remaining() >= HEAD_BYTES) {
      int length = from.getInt() - HEAD_BYTES;
      String type = type(from);
      boxes.add(new Box(type, from.slice(from.position(), Math.min(length, from.remaining()))));
      from.position(from.position() + length);
    }
    return boxes;
  }

  private static String type(ByteBuffer head) {
    var letters = new byte[4];
    head.get(letters);
    return new String(letters, ISO_8859_1);
  }

  private static ByteBuffer only(List<Box> boxes, String type) throws IOException {
    return boxes.stream()
        .filter(box -> box.type().equals(type))
        .map(Box::body)
        .findFirst()
        .orElseThrow(() -> new IOException("has no " + type));
  }

  /// @param table numbers of properties, from 1, for each picture
  private static List<Box> chosen(List<Box> properties, ByteBuffer table, int item) {
    int versionAndFlags = table.getInt();
    boolean isLong = versionAndFlags >>> 24 > 0;
    boolean isWide = (versionAndFlags & 1) == 1;
    var chosen = new ArrayList<Box>();
    for (int left = table.getInt(); left > 0; left--) {
      int owner = isLong ? table.getInt() : table.getShort() & 0xFFFF;
      for (int count = table.get() & 255; count > 0; count--) {
        int number = isWide ? table.getShort() & 0x7FFF : table.get() & 0x7F;
        if (owner == item && number > 0 && number <= properties.size()) {
          chosen.add(properties.get(number - 1));
        }
      }
    }
    return chosen;
  }
}
