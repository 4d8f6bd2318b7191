package io.kinora.media.ffmpeg.bundle;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Walks through the tables of one ELF file.
///
/// By section headers, not by `DT_GNU_HASH`: its symbol count is wrong for a file without exports.
final class ElfReader {

  private static final int TYPE_DYNAMIC = 6;
  private static final int TYPE_DYNAMIC_SYMBOLS = 11;
  private static final int TYPE_VERSION_NEEDS = 0x6ffffffe;
  private static final int TYPE_SYMBOL_VERSIONS = 0x6fffffff;

  private static final int TAG_NEEDED = 1;
  private static final int BINDING_WEAK = 2;
  private static final int SYMBOL_OBJECT = 1;

  private record Section(int type, int start, int end, int link) {}

  private record Provider(String library, String version) {}

  private final ByteBuffer bytes;
  private final Path file;
  private final List<Section> sections = new ArrayList<>();

  ElfReader(ByteBuffer bytes, Path file) throws IOException {
    this.bytes = bytes;
    this.file = file;
    boolean isElf64LittleEndian = bytes.remaining() > 64
        && bytes.getInt(0) == 0x464c457f
        && bytes.get(4) == 2
        && bytes.get(5) == 1;
    if (!isElf64LittleEndian) {
      throw new IOException("not a 64-bit little-endian ELF file: " + file);
    }
  }

  ElfFile read() throws IOException {
    readSections();
    return new ElfFile(bytes.getShort(18) & 0xffff, needed(), imports());
  }

  private void readSections() throws IOException {
    int start = (int) bytes.getLong(40);
    int entrySize = bytes.getShort(58);
    int count = bytes.getShort(60);
    if (count == 0) {
      throw new IOException("has no section headers: " + file);
    }
    for (int at = start; at < start + count * entrySize; at += entrySize) {
      int offset = (int) bytes.getLong(at + 24);
      int size = (int) bytes.getLong(at + 32);
      sections.add(new Section(bytes.getInt(at + 4), offset, offset + size, bytes.getInt(at + 40)));
    }
  }

  private List<String> needed() throws IOException {
    Section dynamic = section(TYPE_DYNAMIC);
    var names = new ArrayList<String>();
    for (int at = dynamic.start(); at < dynamic.end(); at += 16) {
      if (bytes.getLong(at) == TAG_NEEDED) {
        names.add(string(dynamic, (int) bytes.getLong(at + 8)));
      }
    }
    return names;
  }

  private List<ElfFile.Import> imports() throws IOException {
    Section symbols = section(TYPE_DYNAMIC_SYMBOLS);
    int versions = section(TYPE_SYMBOL_VERSIONS).start();
    Map<Integer, Provider> providers = providers();
    var imports = new ArrayList<ElfFile.Import>();
    int index = 1; // Symbol 0 is nobody.
    for (int at = symbols.start() + 24; at < symbols.end(); at += 24) {
      boolean isUndefined = bytes.getShort(at + 6) == 0;
      if (isUndefined) {
        int version = bytes.getShort(versions + 2 * index) & 0x7fff;
        Provider provider = providers.getOrDefault(version, new Provider("", ""));
        imports.add(new ElfFile.Import(
            string(symbols, bytes.getInt(at)),
            provider.library(),
            provider.version(),
            kind(bytes.get(at + 4) & 255)));
      }
      index++;
    }
    return imports;
  }

  private static ElfFile.Kind kind(int symbolType) {
    if (symbolType >> 4 == BINDING_WEAK) {
      return ElfFile.Kind.OPTIONAL;
    }
    return (symbolType & 15) == SYMBOL_OBJECT ? ElfFile.Kind.DATA : ElfFile.Kind.FUNCTION;
  }

  /// Which file and version node stand behind each version number of this file.
  private Map<Integer, Provider> providers() throws IOException {
    Section needs = section(TYPE_VERSION_NEEDS);
    var providers = new HashMap<Integer, Provider>();
    int need = needs.start();
    int step;
    do {
      String library = string(needs, bytes.getInt(need + 4));
      int node = need + bytes.getInt(need + 8);
      for (int left = bytes.getShort(need + 2); left > 0; left--) {
        String version = string(needs, bytes.getInt(node + 8));
        providers.put(bytes.getShort(node + 6) & 0x7fff, new Provider(library, version));
        node += bytes.getInt(node + 12);
      }
      step = bytes.getInt(need + 12);
      need += step;
    } while (step != 0);
    return providers;
  }

  private Section section(int type) throws IOException {
    return sections.stream()
        .filter(section -> section.type() == type)
        .findFirst()
        .orElseThrow(() -> new IOException("has no section of type " + type + ": " + file));
  }

  /// The text at `offset` of the string table that `user` links to.
  private String string(Section user, int offset) {
    int from = sections.get(user.link()).start() + offset;
    int to = from;
    while (bytes.get(to) != 0) {
      to++;
    }
    var text = new byte[to - from];
    bytes.get(from, text);
    return new String(text, US_ASCII);
  }
}
