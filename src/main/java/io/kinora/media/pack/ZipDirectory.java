package io.kinora.media.pack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/// The list of files at the end of a zip.
///
/// Source: APPNOTE.TXT, sections 4.3.12 and 4.3.16.
///
/// @param offset where it begins, from the start of the zip
record ZipDirectory(List<ZipRecord> records, long offset) {

  private static final int END = 0x06054b50;
  private static final int END_BYTES = 22;

  ZipDirectory {
    records = List.copyOf(records);
  }

  /// The end must be where it is without a comment, and the directory right before it, so that
  /// everybody finds the same one. A zip so large that its end has no room for its numbers is too
  /// large anyway.
  ///
  /// @throws io.kinora.infra.base.FailureException where it is broken, or longer than may be
  static ZipDirectory of(FileChannel zip, PackageLimits limits) throws IOException {
    ByteBuffer end = read(zip, Math.max(0, zip.size() - END_BYTES), END_BYTES);
    if (end.remaining() < END_BYTES || end.getInt(0) != END) {
      throw FilmPackage.refused(
          "the package is cut off, or has a comment at its end: pack it again without one");
    }
    int recordCount = Short.toUnsignedInt(end.getShort(10));
    long directoryBytes = Integer.toUnsignedLong(end.getInt(12));
    long offset = Integer.toUnsignedLong(end.getInt(16));
    if (recordCount > limits.entryCountMax() || directoryBytes > limits.directoryBytesMax()) {
      throw FilmPackage.tooLarge("the package has more than " + limits.entryCountMax() + " files");
    }
    if (offset + directoryBytes + END_BYTES != zip.size()) {
      throw FilmPackage.broken();
    }
    var records = new ArrayList<ZipRecord>(recordCount);
    ByteBuffer directory = read(zip, offset, (int) directoryBytes);
    for (int index = 0; index < recordCount; index++) {
      records.add(ZipRecord.next(directory));
    }
    if (directory.hasRemaining()) {
      throw FilmPackage.broken();
    }
    return new ZipDirectory(records, offset);
  }

  /// The bytes from `offset` on, little-endian; fewer where the zip ends before.
  static ByteBuffer read(FileChannel zip, long offset, int byteCount) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(byteCount).order(ByteOrder.LITTLE_ENDIAN);
    long next = offset;
    while (bytes.hasRemaining()) {
      int count = zip.read(bytes, next);
      if (count < 0) {
        break;
      }
      next += count;
    }
    return bytes.flip();
  }
}
