import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The camera's note inside a JPEG: one APP1 segment with two small tables.
///
/// Source: Exif 2.3, sections 4.5 and 4.6.
final class Exif {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss");
  private static final int HEADER_BYTES = 8;
  private static final int ENTRY_BYTES = 12;

  private Exif() {}

  /// The whole segment, marker and length included.
  static byte[] segment(Shot shot, Turn turn) {
    String taken = shot.taken().format(TIME);
    List<Entry> main = new ArrayList<>(List.of(
        Entry.text(0x010F, "Kinora"),
        Entry.text(0x0110, "Kinora Painted Light"),
        Entry.number(0x0112, turn.exifOrientation()),
        Entry.text(0x0132, taken)));
    List<Entry> photo = List.of(
        Entry.fraction(0x829A, shot.exposureSeconds()),
        Entry.fraction(0x829D, shot.aperture()),
        Entry.number(0x8827, shot.iso()),
        Entry.text(0x9003, taken),
        Entry.fraction(0x920A, new Shot.Fraction(shot.focalLengthMm(), 1)));
    int photoStart = HEADER_BYTES + sizeOf(main) + ENTRY_BYTES;
    main.add(Entry.offset(0x8769, photoStart));
    ByteBuffer tiff = littleEndian(photoStart + sizeOf(photo));
    tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(HEADER_BYTES);
    write(main, tiff);
    write(photo, tiff);
    return wrapped(tiff.array());
  }

  private static int sizeOf(List<Entry> table) {
    return 6
        + table.stream().mapToInt(entry -> ENTRY_BYTES + entry.outsideBytes()).sum();
  }

  private static void write(List<Entry> table, ByteBuffer to) {
    int outside = to.position() + 6 + table.size() * ENTRY_BYTES;
    var values = new ByteArrayOutputStream();
    to.putShort((short) table.size());
    for (Entry entry : table) {
      to.putShort((short) entry.tag()).putShort((short) entry.type()).putInt(entry.count());
      if (entry.outsideBytes() == 0) {
        to.put(entry.value());
      } else {
        to.putInt(outside + values.size());
        values.writeBytes(entry.value());
      }
    }
    to.putInt(0).put(values.toByteArray());
  }

  private static byte[] wrapped(byte[] tiff) {
    byte[] name = {'E', 'x', 'i', 'f', 0, 0};
    int length = 2 + name.length + tiff.length;
    return ByteBuffer.allocate(2 + length)
        .putShort((short) 0xFFE1)
        .putShort((short) length)
        .put(name)
        .put(tiff)
        .array();
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// @param value at least four bytes; longer ones stand behind the table
  private record Entry(int tag, int type, int count, byte[] value) {

    static Entry text(int tag, String text) {
      byte[] bytes = (text + "\0").getBytes(StandardCharsets.US_ASCII);
      byte[] even = Arrays.copyOf(bytes, bytes.length + bytes.length % 2);
      return new Entry(tag, 2, bytes.length, even);
    }

    static Entry number(int tag, int number) {
      return new Entry(tag, 3, 1, littleEndian(4).putShort((short) number).array());
    }

    static Entry offset(int tag, int offset) {
      return new Entry(tag, 4, 1, littleEndian(4).putInt(offset).array());
    }

    static Entry fraction(int tag, Shot.Fraction fraction) {
      byte[] value =
          littleEndian(8).putInt(fraction.top()).putInt(fraction.bottom()).array();
      return new Entry(tag, 5, 1, value);
    }

    int outsideBytes() {
      return value.length > 4 ? value.length : 0;
    }
  }
}
