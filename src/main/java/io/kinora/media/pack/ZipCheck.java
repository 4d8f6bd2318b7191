package io.kinora.media.pack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What is looked at before a zip is trusted.
final class ZipCheck {

  /// The first bytes of a zip that holds anything.
  static final byte[] BEGIN = {'P', 'K', 3, 4};

  private static final int END = 0x06054b50;
  private static final int END_BYTES = 22;

  private static final int NAME_CHARACTERS_MAX = 1000;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private ZipCheck() {}

  /// Whoever opens a zip holds its list of names in memory: its end tells how long it is. The end
  /// must be where it is without a comment, so that everybody finds the same one; a zip so large
  /// that its end has no room for its numbers is too large anyway.
  static void check(Path file, PackageLimits limits) throws IOException {
    try (FileChannel zip = FileChannel.open(file)) {
      if (zip.size() > limits.packedBytesMax()) {
        throw FilmPackage.tooLarge(
            "the package is larger than " + (limits.packedBytesMax() >> 20) + " MB");
      }
      ByteBuffer end = ByteBuffer.allocate(END_BYTES).order(ByteOrder.LITTLE_ENDIAN);
      zip.read(end, Math.max(0, zip.size() - END_BYTES));
      if (end.hasRemaining() || end.getInt(0) != END) {
        throw FilmPackage.refused(
            "the package is cut off, or has a comment at its end: pack it again without one");
      }
      int entryCount = Short.toUnsignedInt(end.getShort(10));
      long directoryBytes = Integer.toUnsignedLong(end.getInt(12));
      if (entryCount > limits.entryCountMax() || directoryBytes > limits.directoryBytesMax()) {
        throw FilmPackage.tooLarge(
            "the package has more than " + limits.entryCountMax() + " files");
      }
    }
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

  private static String shown(String name) {
    String printed = CONTROL.matcher(name).replaceAll("?");
    return "'" + printed.substring(0, Math.min(100, printed.length())) + "'";
  }
}
