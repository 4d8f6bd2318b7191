package io.kinora.media.ffmpeg.bundle;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/// A shared library that satisfies the loader and does nothing.
///
/// Its functions return 0; those named `…_configuration` and `…_license` return an empty string,
/// because ffmpeg hands their answer to `strcmp` when it prints its banner.
///
/// It also pulls in libraries that only other libraries of its folder ask for. Those have no run
/// path of their own, and the run path of an executable holds for its own needs alone; but a
/// library that is loaded already is not searched again. So the stub must be the first need of the
/// executable.
///
/// The file has headers, symbols, hash, symbol versions, version nodes, strings, code and the
/// dynamic table, in this order. It has no section headers: the loader never reads them.
final class ElfStub {

  /// A function that the library exports.
  ///
  /// @param version version node that it belongs to; empty for none
  record Function(String version, String name) implements Comparable<Function> {
    boolean givesText() {
      return name.endsWith("_configuration") || name.endsWith("_license");
    }

    @Override
    public int compareTo(Function other) {
      int byVersion = version.compareTo(other.version);
      return byVersion != 0 ? byVersion : name.compareTo(other.name);
    }
  }

  private record Entry(long tag, long value) {}

  /// Above the largest page in use (64 kB on some arm64): the writable part may share a page of the
  /// file with the code, but never a page of memory.
  private static final int PAGE = 0x10000;

  private static final int HEADERS = 64 + 4 * 56;
  private static final int FUNCTION_SIZE = 16;

  private final int machine;
  private final SortedSet<Function> functions;
  private final List<String> versions;
  private final StringTable strings = new StringTable();
  private final Map<Function, Integer> nameOffsets = new HashMap<>();
  private final byte[] versionNodes;
  private final List<Entry> dynamic = new ArrayList<>();

  private final int hashAt;
  private final int symbolVersionsAt;
  private final int versionNodesAt;
  private final int stringsAt;
  private final int codeAt;
  private final int dynamicAt;

  /// @param soname the name that others ask for, as `libavdevice.so.62`
  /// @param machine processor, one of [ElfFile]
  /// @param functions what it exports
  /// @param needed libraries that it loads from its own folder
  ElfStub(String soname, int machine, SortedSet<Function> functions, List<String> needed) {
    this.machine = machine;
    this.functions = functions;
    versions = functions.stream()
        .map(Function::version)
        .filter(version -> !version.isEmpty())
        .distinct()
        .toList();
    functions.forEach(function -> nameOffsets.put(function, strings.add(function.name())));
    needed.forEach(name -> dynamic.add(new Entry(1, strings.add(name)))); // DT_NEEDED
    dynamic.add(new Entry(14, strings.add(soname))); // DT_SONAME
    dynamic.add(new Entry(29, strings.add("$ORIGIN"))); // DT_RUNPATH
    versionNodes = versionNodes(soname);

    int symbolCount = functions.size() + 1;
    hashAt = HEADERS + 24 * symbolCount;
    symbolVersionsAt = hashAt + 4 * (3 + symbolCount);
    versionNodesAt = aligned(symbolVersionsAt + 2 * symbolCount);
    stringsAt = versionNodesAt + versionNodes.length;
    codeAt = aligned(stringsAt + strings.size());
    dynamicAt = aligned(codeAt + 2 * FUNCTION_SIZE);
    addTables();
  }

  byte[] bytes() {
    int dynamicSize = 16 * dynamic.size();
    var out = ByteBuffer.allocate(dynamicAt + dynamicSize).order(ByteOrder.LITTLE_ENDIAN);
    putFileHeader(out);
    int address = PAGE + dynamicAt;
    putSegment(out, 1, 5, 0, 0, dynamicAt, PAGE); // PT_LOAD, read and execute
    putSegment(out, 1, 6, dynamicAt, address, dynamicSize, PAGE); // PT_LOAD, read and write:
    putSegment(out, 2, 6, dynamicAt, address, dynamicSize, 8); // loaders before 2.35 write it
    putSegment(out, 0x6474e551, 6, 0, 0, 0, 16); // PT_GNU_STACK: else stacks become executable
    putSymbols(out);
    putHash(out);
    putSymbolVersions(out);
    out.put(versionNodesAt, versionNodes).put(stringsAt, strings.bytes()).put(codeAt, code());
    out.position(dynamicAt);
    dynamic.forEach(entry -> out.putLong(entry.tag()).putLong(entry.value()));
    return out.array();
  }

  private void addTables() {
    dynamic.add(new Entry(4, hashAt)); // DT_HASH: the old table; every loader still reads it
    dynamic.add(new Entry(5, stringsAt)); // DT_STRTAB
    dynamic.add(new Entry(10, strings.size())); // DT_STRSZ
    dynamic.add(new Entry(6, HEADERS)); // DT_SYMTAB
    dynamic.add(new Entry(11, 24)); // DT_SYMENT
    dynamic.add(new Entry(0x6ffffff0L, symbolVersionsAt)); // DT_VERSYM
    dynamic.add(new Entry(0x6ffffffcL, versionNodesAt)); // DT_VERDEF
    dynamic.add(new Entry(0x6ffffffdL, versions.size() + 1)); // DT_VERDEFNUM
    dynamic.add(new Entry(0, 0)); // DT_NULL
  }

  private void putFileHeader(ByteBuffer out) {
    out.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0);
    out.putShort((short) 3).putShort((short) machine).putInt(1); // ET_DYN
    out.putLong(0).putLong(64).putLong(0).putInt(0); // entry, segments, sections, flags
    out.putShort((short) 64).putShort((short) 56).putShort((short) 4);
    out.putShort((short) 64).putShort((short) 0).putShort((short) 0);
  }

  private static void putSegment(
      ByteBuffer out, int type, int flags, long offset, long address, long size, long alignment) {
    out.putInt(type).putInt(flags).putLong(offset).putLong(address).putLong(address);
    out.putLong(size).putLong(size).putLong(alignment);
  }

  private void putSymbols(ByteBuffer out) {
    out.position(HEADERS + 24); // Symbol 0 stays zero.
    for (Function function : functions) {
      out.putInt(nameOffsets.getOrDefault(function, 0));
      out.put((byte) 0x12).put((byte) 0); // STB_GLOBAL, STT_FUNC
      out.putShort((short) 1); // any section but SHN_UNDEF and SHN_ABS, which is not relocated
      out.putLong(codeAt + (function.givesText() ? FUNCTION_SIZE : 0)).putLong(FUNCTION_SIZE);
    }
  }

  /// One bucket that begins at symbol 1, each symbol leading to the next.
  private void putHash(ByteBuffer out) {
    int symbolCount = functions.size() + 1;
    out.position(hashAt);
    out.putInt(1).putInt(symbolCount).putInt(1);
    for (int index = 0; index < symbolCount; index++) {
      out.putInt(index == 0 || index == symbolCount - 1 ? 0 : index + 1);
    }
  }

  private void putSymbolVersions(ByteBuffer out) {
    out.position(symbolVersionsAt);
    out.putShort((short) 0);
    for (Function function : functions) {
      // Node 1 is "global", without a version: indexOf gives -1 for those.
      out.putShort((short) (versions.indexOf(function.version()) + 2));
    }
  }

  /// Node 1 names the file itself, the others the versions: the loader compares hash and name.
  private byte[] versionNodes(String soname) {
    var nodes = new ArrayList<>(List.of(soname));
    nodes.addAll(versions);
    var out = ByteBuffer.allocate(28 * nodes.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (int index = 0; index < nodes.size(); index++) {
      boolean isLast = index == nodes.size() - 1;
      out.putShort((short) 1).putShort((short) (index == 0 ? 1 : 0)); // VER_FLG_BASE
      out.putShort((short) (index + 1)).putShort((short) 1).putInt(hash(nodes.get(index)));
      out.putInt(20).putInt(isLast ? 0 : 28); // to the name just below, to the next node
      out.putInt(strings.add(nodes.get(index))).putInt(0);
    }
    return out.array();
  }

  /// Two functions, shared by all symbols: "return 0", and "return the empty string", which is the
  /// zero byte that ends the second function.
  private byte[] code() {
    var out = ByteBuffer.allocate(2 * FUNCTION_SIZE).order(ByteOrder.LITTLE_ENDIAN);
    switch (machine) {
      case ElfFile.X86_64 -> {
        out.put(new byte[] {0x31, (byte) 0xc0, (byte) 0xc3}); // xor eax, eax; ret
        out.position(FUNCTION_SIZE);
        out.put(new byte[] {0x48, (byte) 0x8d, 0x05, 8, 0, 0, 0}); // lea rax, [rip+8]
        out.put((byte) 0xc3); // ret
      }
      case ElfFile.AARCH64 -> {
        out.putInt(0xd2800000).putInt(0xd65f03c0); // mov x0, #0; ret
        out.position(FUNCTION_SIZE).putInt(0x10000060).putInt(0xd65f03c0); // adr x0, .+12; ret
      }
      default -> throw new IllegalArgumentException("no stub code for ELF machine " + machine);
    }
    return out.array();
  }

  /// The hash of the ELF specification.
  private static int hash(String name) {
    int hash = 0;
    for (byte character : name.getBytes(US_ASCII)) {
      hash = (hash << 4) + character;
      hash ^= (hash >>> 24) & 0xf0;
      hash &= 0x0fffffff;
    }
    return hash;
  }

  private static int aligned(int offset) {
    return (offset + 15) & -16;
  }

  private static final class StringTable {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    StringTable() {
      bytes.write(0);
    }

    int add(String text) {
      int at = bytes.size();
      bytes.writeBytes(text.getBytes(US_ASCII));
      bytes.write(0);
      return at;
    }

    int size() {
      return bytes.size();
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }
  }
}
