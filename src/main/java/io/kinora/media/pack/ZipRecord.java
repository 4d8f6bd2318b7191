package io.kinora.media.pack;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// What the directory of a zip says of one of its files. Nothing of it is believed before
/// [ZipCheck] has looked at it.
///
/// Source: APPNOTE.TXT, sections 4.3.12 and 4.4.
///
/// @param name        one character a byte, whatever they are written in
/// @param packedBytes as it lies in the zip
/// @param bytes       when it is unpacked
/// @param unixMode    kind and rights as Unix has them; 0 where the packer has none
/// @param offset      where it begins, from the start of the zip
record ZipRecord(
    String name, int flags, int method, long packedBytes, long bytes, int unixMode, long offset) {

  /// So long at least is what stands in the directory, before the name.
  static final int HEAD_BYTES = 46;

  private static final int SIGNATURE = 0x02014b50;

  /// Stands where a number had no room; the true one is elsewhere then.
  private static final long NO_ROOM = 0xffff_ffffL;

  /// Takes the next one.
  ///
  /// @param directory little-endian; moved behind it
  /// @throws io.kinora.infra.base.FailureException where there is none
  static ZipRecord next(ByteBuffer directory) {
    if (directory.remaining() < HEAD_BYTES || directory.getInt(directory.position()) != SIGNATURE) {
      throw FilmPackage.broken();
    }
    ByteBuffer head = directory.slice().order(directory.order());
    int nameBytes = unsigned(head, 28);
    int recordBytes = HEAD_BYTES + nameBytes + unsigned(head, 30) + unsigned(head, 32);
    if (recordBytes > directory.remaining()) {
      throw FilmPackage.broken();
    }
    var name = new byte[nameBytes];
    head.get(HEAD_BYTES, name);
    directory.position(directory.position() + recordBytes);
    return new ZipRecord(
        new String(name, StandardCharsets.ISO_8859_1),
        unsigned(head, 8),
        unsigned(head, 10),
        Integer.toUnsignedLong(head.getInt(20)),
        Integer.toUnsignedLong(head.getInt(24)),
        head.getInt(38) >>> 16,
        Integer.toUnsignedLong(head.getInt(42)));
  }

  private static int unsigned(ByteBuffer bytes, int index) {
    return Short.toUnsignedInt(bytes.getShort(index));
  }

  /// Tells whether its numbers stand elsewhere, as they do in zips of more than 4 GB.
  boolean isOfLargeZip() {
    return packedBytes == NO_ROOM || bytes == NO_ROOM || offset == NO_ROOM;
  }
}
