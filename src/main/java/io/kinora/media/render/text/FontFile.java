package io.kinora.media.render.text;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A TrueType or OpenType file that a film names: foreign data, so it is looked through before
/// the font library may read it, and only the tables that letters need are passed on. Programs
/// inside fonts, pictures and drawings are left out.
///
/// Source: docs/decisions/foreign-fonts.md; the OpenType specification, "Organization of a font".
public final class FontFile {

  private static final long BYTES_MAX = 20L << 20;
  private static final int TABLES_MAX = 64;
  private static final int HEADER_BYTES = 12;
  private static final int ENTRY_BYTES = 16;

  private static final int TRUE_TYPE = 0x0001_0000;
  private static final int OPEN_TYPE = 0x4F54_544F; // "OTTO"
  private static final int OLD_APPLE = 0x7472_7565; // "true"

  private static final Set<String> NEEDED = Set.of("cmap", "head", "hhea", "hmtx", "maxp");
  private static final Set<String> PASSED = Set.of(
      "cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post", "glyf", "loca", "CFF ",
      "kern", "GDEF", "GPOS", "GSUB");

  private FontFile() {}

  /// Looks through a file, without reading its letters.
  ///
  /// @param name the address as the film has it
  /// @throws io.kinora.infra.base.FailureException when it is no sound font
  public static void check(Path file, String name) {
    if (read(file, name).length == 0) {
      throw broken(name, "it is empty");
    }
  }

  /// The tables that letters need, as a font of their own.
  ///
  /// @param name the address as the film has it
  /// @throws io.kinora.infra.base.FailureException when it is no sound font
  static byte[] read(Path file, String name) {
    try {
      if (Files.size(file) > BYTES_MAX) {
        throw new Failure(
                FailureCode.INPUT_TOO_LARGE,
                "File '" + name + "' is too large for a font: at most " + (BYTES_MAX >> 20) + " MB")
            .asException();
      }
      return cleaned(ByteBuffer.wrap(Files.readAllBytes(file)), name);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static byte[] cleaned(ByteBuffer font, String name) {
    if (font.limit() < HEADER_BYTES) {
      throw broken(name, "it is cut");
    }
    int magic = font.getInt(0);
    if (magic != TRUE_TYPE && magic != OPEN_TYPE && magic != OLD_APPLE) {
      throw broken(name, "it does not begin as a TTF or OTF file does");
    }
    Map<String, ByteBuffer> tables = tables(font, name);
    boolean hasOutlines =
        tables.containsKey("CFF ") || (tables.containsKey("glyf") && tables.containsKey("loca"));
    if (!tables.keySet().containsAll(NEEDED) || !hasOutlines) {
      throw broken(name, "it has no outlines of letters");
    }
    return joined(magic, tables);
  }

  private static Map<String, ByteBuffer> tables(ByteBuffer font, String name) {
    int count = font.getShort(4) & 0xffff;
    if (count > TABLES_MAX || HEADER_BYTES + count * ENTRY_BYTES > font.limit()) {
      throw broken(name, "its table of contents is cut");
    }
    var tables = new TreeMap<String, ByteBuffer>();
    for (int index = 0; index < count; index++) {
      int entry = HEADER_BYTES + index * ENTRY_BYTES;
      var tag = new byte[4];
      font.get(entry, tag);
      long offset = font.getInt(entry + 8) & 0xffff_ffffL;
      long length = font.getInt(entry + 12) & 0xffff_ffffL;
      if (offset + length > font.limit()) {
        throw broken(name, "it is cut");
      }
      String word = new String(tag, StandardCharsets.ISO_8859_1);
      if (PASSED.contains(word)) {
        tables.put(word, font.slice((int) offset, (int) length));
      }
    }
    return tables;
  }

  private static byte[] joined(int magic, Map<String, ByteBuffer> tables) {
    int start = HEADER_BYTES + tables.size() * ENTRY_BYTES;
    int size =
        start + tables.values().stream().mapToInt(it -> padded(it.limit())).sum();
    ByteBuffer out = ByteBuffer.allocate(size);
    int power = Integer.highestOneBit(tables.size());
    out.putInt(magic).putShort((short) tables.size()).putShort((short) (power * ENTRY_BYTES));
    out.putShort((short) Integer.numberOfTrailingZeros(power));
    out.putShort((short) ((tables.size() - power) * ENTRY_BYTES));
    int offset = start;
    for (var table : tables.entrySet()) {
      ByteBuffer content = table.getValue();
      out.put(table.getKey().getBytes(StandardCharsets.ISO_8859_1));
      out.putInt(0).putInt(offset).putInt(content.limit()); // No reader asks for the sums.
      out.put(offset, content, 0, content.limit());
      offset += padded(content.limit());
    }
    return out.array();
  }

  private static int padded(int length) {
    return (length + 3) & -4;
  }

  static RuntimeException broken(String name, String why) {
    return new Failure(
            FailureCode.INPUT_NOT_MEDIA, "File '" + name + "' is not a valid font file: " + why)
        .asException();
  }
}
