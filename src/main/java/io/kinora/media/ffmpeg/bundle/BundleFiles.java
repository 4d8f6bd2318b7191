package io.kinora.media.ffmpeg.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Decides what of the jar ffmpeg and ffprobe need, and what a stub stands in for.
final class BundleFiles {

  private static final List<String> EXECUTABLES = List.of("ffmpeg", "ffprobe");

  /// Wants libxcb, libasound and libpulse. Nothing here reads from a screen or a sound card.
  private static final String DEVICES = "libavdevice.so.";

  /// Graphics hardware. In the jar for x86-64; the one for arm64 lacks them.
  private static final List<String> GRAPHICS = List.of("libva.so.", "libva-drm.so.", "libdrm.so.");

  /// What every machine has that runs Java: these may stay outside of the bundle.
  private static final Set<String> SYSTEM = Set.of(
      "libc.so.6",
      "libm.so.6",
      "libmvec.so.1",
      "libgcc_s.so.1",
      "libstdc++.so.6",
      "ld-linux-x86-64.so.2",
      "ld-linux-aarch64.so.1");

  private final NativesJar jar;
  private final Path folder;
  private final Map<String, ElfFile> files = new TreeMap<>();

  private BundleFiles(NativesJar jar, Path folder) {
    this.jar = jar;
    this.folder = folder;
  }

  /// Fills `folder`, so that its executables start on a machine that has a C library and no more.
  static void write(NativesJar jar, Path folder) throws IOException {
    var bundle = new BundleFiles(jar, folder);
    bundle.copyNeeded();
    bundle.writeStubs();
  }

  /// The executables and whatever they load, directly or not. The jar's JNI libraries stay inside.
  private void copyNeeded() throws IOException {
    Deque<String> wanted = new ArrayDeque<>(EXECUTABLES);
    while (!wanted.isEmpty()) {
      String name = wanted.remove();
      if (files.containsKey(name) || SYSTEM.contains(name) || isStubbed(name)) {
        continue;
      }
      Path file = folder.resolve(name);
      try (InputStream in = jar.open(name)) {
        Files.copy(in, file);
      }
      Files.setPosixFilePermissions(file, FfmpegBundle.RUNNABLE);
      ElfFile elf = ElfFile.of(file);
      files.put(name, elf);
      wanted.addAll(elf.needed());
    }
  }

  private boolean isStubbed(String name) {
    boolean isMissing = GRAPHICS.stream().anyMatch(name::startsWith) && !jar.has(name);
    return name.startsWith(DEVICES) || isMissing;
  }

  private void writeStubs() throws IOException {
    checkDevicesComeFirst();
    ElfFile ffmpeg = executable("ffmpeg");
    for (String stub : stubs()) {
      List<String> needed =
          stub.startsWith(DEVICES) ? List.copyOf(neededByLibrariesOnly()) : List.of();
      byte[] bytes = new ElfStub(stub, ffmpeg.machine(), functionsOf(stub), needed).bytes();
      Files.setPosixFilePermissions(
          Files.write(folder.resolve(stub), bytes), FfmpegBundle.RUNNABLE);
    }
  }

  /// A library that another loads before the stub would be searched in the system's folders.
  private void checkDevicesComeFirst() {
    for (String name : EXECUTABLES) {
      String first = executable(name).needed().getFirst();
      if (!first.startsWith(DEVICES)) {
        throw new IllegalStateException(name + " loads " + first + " before libavdevice");
      }
    }
  }

  private SortedSet<String> stubs() {
    var stubs = new TreeSet<String>();
    files.values().forEach(file -> stubs.addAll(file.needed()));
    stubs.removeIf(name -> files.containsKey(name) || SYSTEM.contains(name));
    return stubs;
  }

  private SortedSet<String> neededByLibrariesOnly() {
    var names = new TreeSet<>(stubs());
    names.addAll(files.keySet());
    EXECUTABLES.forEach(names::remove);
    executable("ffmpeg").needed().forEach(names::remove);
    return names;
  }

  private ElfFile executable(String name) {
    ElfFile file = files.get(name);
    if (file == null) {
      throw new IllegalStateException(name + " was not copied");
    }
    return file;
  }

  private SortedSet<ElfStub.Function> functionsOf(String library) {
    var functions = new TreeSet<ElfStub.Function>();
    for (ElfFile file : files.values()) {
      for (ElfFile.Import wish : file.imports()) {
        if (isMeant(wish, library, file)) {
          functions.add(new ElfStub.Function(wish.version(), wish.symbol()));
        }
      }
    }
    return functions;
  }

  /// Tells whether the stub for `library` must have the symbol. One without a version does not say
  /// where it comes from: anybody who needs the library may mean it (libva and libdrm have none).
  private static boolean isMeant(ElfFile.Import wish, String library, ElfFile file) {
    boolean fitsLibrary =
        wish.isVersioned() ? wish.library().equals(library) : file.needed().contains(library);
    if (fitsLibrary && wish.kind() == ElfFile.Kind.DATA) {
      throw new IllegalStateException("a stub cannot stand in for the variable " + wish.symbol());
    }
    return fitsLibrary && wish.kind() == ElfFile.Kind.FUNCTION;
  }
}
