package io.kinora.media.pack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What is looked at before a zip is trusted. Nothing is unpacked for that; what passes does not
/// fail later for a reason that stands in its directory.
///
/// Source: the factory contract, section 5.1; APPNOTE.TXT, section 4.4, for the numbers.
final class ZipCheck {

  /// The first bytes of a zip that holds anything.
  static final byte[] BEGIN = {'P', 'K', 3, 4};

  /// Before each file its name stands again, behind so many bytes.
  private static final int LOCAL_HEAD_BYTES = 30;

  private static final int LOCAL_SIGNATURE = 0x04034b50;

  /// Encrypted, with a better cipher, and with a directory that is encrypted, too.
  private static final int SECRET_FLAGS = 1 | 1 << 6 | 1 << 13;

  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  private static final int UNIX_KIND = 0xf000;
  private static final int UNIX_FOLDER = 0x4000;
  private static final int UNIX_FILE = 0x8000;

  private static final int NAME_CHARACTERS_MAX = 1000;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private ZipCheck() {}

  /// @throws io.kinora.infra.base.FailureException where it is no package
  static void check(Path file, PackageLimits limits) throws IOException {
    try (FileChannel zip = FileChannel.open(file)) {
      if (zip.size() > limits.packedBytesMax()) {
        throw FilmPackage.tooLarge(
            "the package is larger than " + (limits.packedBytesMax() >> 20) + " MB");
      }
      ZipDirectory directory = ZipDirectory.of(zip, limits);
      directory.records().forEach(ZipCheck::checkRecord);
      checkNamesDiffer(directory.records());
      checkSum(directory.records(), limits);
      checkPlaces(zip, directory);
    }
  }

  private static void checkRecord(ZipRecord record) {
    int kind = record.unixMode() & UNIX_KIND;
    if (kind != 0 && kind != UNIX_FILE && kind != UNIX_FOLDER) {
      throw refused("is a link, or something else that is no file", record);
    }
    if ((record.flags() & SECRET_FLAGS) != 0) {
      throw refused("is encrypted", record);
    }
    if (record.method() != STORED && record.method() != DEFLATED) {
      throw refused("is packed in a way that is not read here: use deflate", record);
    }
    if (record.isOfLargeZip()) {
      throw refused("is written as in zips of more than 4 GB: pack it again without zip64", record);
    }
    if (record.method() == STORED && record.packedBytes() != record.bytes()) {
      throw FilmPackage.broken();
    }
  }

  /// Programs do not agree which of two is meant. Names that differ in their case alone are two.
  private static void checkNamesDiffer(List<ZipRecord> records) {
    var names = new HashSet<String>();
    for (ZipRecord record : records) {
      if (!names.add(record.name())) {
        throw refused("is there twice", record);
      }
    }
  }

  private static void checkSum(List<ZipRecord> records, PackageLimits limits) {
    if (records.stream().mapToLong(ZipRecord::bytes).sum() > limits.unpackedBytesMax()) {
      throw FilmPackage.unpackedTooLarge(limits);
    }
  }

  /// Each file has a place of its own before the directory: a zip that names one place many times
  /// is many times as large as it looks.
  private static void checkPlaces(FileChannel zip, ZipDirectory directory) throws IOException {
    long free = 0;
    for (ZipRecord record : directory.records().stream()
        .sorted(Comparator.comparingLong(ZipRecord::offset))
        .toList()) {
      if (record.offset() < free) {
        throw refused("lies in the place of another file", record);
      }
      free = record.offset() + localHeadBytes(zip, record) + record.packedBytes();
      if (free > directory.offset()) {
        throw FilmPackage.broken();
      }
    }
  }

  /// What stands before a file says the same as the directory.
  private static long localHeadBytes(FileChannel zip, ZipRecord record) throws IOException {
    int headBytes = LOCAL_HEAD_BYTES + record.name().length();
    ByteBuffer head = ZipDirectory.read(zip, record.offset(), headBytes);
    if (head.remaining() < headBytes || head.getInt(0) != LOCAL_SIGNATURE) {
      throw FilmPackage.broken();
    }
    int nameBytes = Short.toUnsignedInt(head.getShort(26));
    var name = new byte[record.name().length()];
    head.get(LOCAL_HEAD_BYTES, name);
    if (nameBytes != record.name().length()
        || !new String(name, StandardCharsets.ISO_8859_1).equals(record.name())) {
      throw refused("has two names", record);
    }
    boolean isSecret = (Short.toUnsignedInt(head.getShort(6)) & SECRET_FLAGS) != 0;
    if (isSecret || Short.toUnsignedInt(head.getShort(8)) != record.method()) {
      throw FilmPackage.broken();
    }
    return (long) headBytes + Short.toUnsignedInt(head.getShort(28));
  }

  /// Nothing is written under these names; yet who writes such ones means no good.
  static void checkName(String name) {
    boolean leadsOut = name.startsWith("/")
        || name.contains("\\")
        || name.contains(":")
        || Stream.of(name.split("/", -1)).anyMatch(".."::equals);
    if (leadsOut) {
      throw FilmPackage.refused("the package has a name that leads out of it: " + shown(name));
    }
    if (name.length() > NAME_CHARACTERS_MAX || CONTROL.matcher(name).find()) {
      throw FilmPackage.refused("the package has a name that no file has: " + shown(name));
    }
  }

  private static RuntimeException refused(String what, ZipRecord record) {
    byte[] name = record.name().getBytes(StandardCharsets.ISO_8859_1);
    return FilmPackage.refused(
        shown(new String(name, StandardCharsets.UTF_8)) + " in the package " + what);
  }

  private static String shown(String name) {
    String printed = CONTROL.matcher(name).replaceAll("?");
    return "'" + printed.substring(0, Math.min(100, printed.length())) + "'";
  }
}
