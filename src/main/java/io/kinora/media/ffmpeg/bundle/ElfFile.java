package io.kinora.media.ffmpeg.bundle;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.List;

/// What the loader must find before a 64-bit little-endian ELF file can start.
///
/// @param machine processor, [#X86_64] or [#AARCH64]
/// @param needed names of the libraries it asks for, in the file's order
/// @param imports symbols it takes from other files
record ElfFile(int machine, List<String> needed, List<Import> imports) {

  static final int X86_64 = 62;
  static final int AARCH64 = 183;

  /// A symbol taken from another file.
  ///
  /// @param library name of the file it must come from; empty where the symbol has no version
  /// @param version version node there, as `LIBAVDEVICE_62`; empty where the symbol has none
  /// @param kind whether a stub can stand in for it
  record Import(String symbol, String library, String version, Kind kind) {
    boolean isVersioned() {
      return !version.isEmpty();
    }
  }

  /// What a symbol stands for. `OPTIONAL`: weak, the loader accepts that nobody has it, so nobody
  /// should.
  enum Kind {
    FUNCTION,
    DATA,
    OPTIONAL
  }

  ElfFile {
    needed = List.copyOf(needed);
    imports = List.copyOf(imports);
  }

  /// Reads the tables of `file` in place; nothing of it is run or loaded.
  static ElfFile of(Path file) throws IOException {
    try (Arena arena = Arena.ofConfined();
        FileChannel channel = FileChannel.open(file)) {
      // Mapped: libavcodec has 57 MB, of which we look at some hundred kB.
      var bytes = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena).asByteBuffer();
      return new ElfReader(bytes.order(ByteOrder.LITTLE_ENDIAN), file).read();
    }
  }
}
