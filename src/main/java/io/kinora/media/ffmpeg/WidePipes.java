package io.kinora.media.ffmpeg;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// Widens the pipes to a process that frames go through: in three pieces each instead of fifty, so
/// that neither side has to be woken so often. Java has no way to ask for it; Linux has.
///
/// Where it is not allowed, such as beyond the limit of a user, pipes stay as they are: slower.
final class WidePipes {

  /// What an unprivileged process may have. Source: `man 7 pipe`, pipe-max-size.
  private static final int BYTES = 1 << 20;

  private static final int STDIN = 0;
  private static final int STDOUT = 1;

  private static final int O_RDONLY = 0;
  private static final int O_WRONLY = 1;
  private static final int O_NONBLOCK = 0x800;
  private static final int O_CLOEXEC = 0x80000;
  private static final int F_SETPIPE_SZ = 1031;

  private static final MethodHandle OPEN = function("open", ADDRESS, JAVA_INT);
  private static final MethodHandle FCNTL = function("fcntl", JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle CLOSE = Linker.nativeLinker()
      .downcallHandle(
          Linker.nativeLinker().defaultLookup().findOrThrow("close"),
          FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private WidePipes() {}

  private static MethodHandle function(String name, MemoryLayout first, MemoryLayout... more) {
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(name),
        FunctionDescriptor.of(JAVA_INT, first).appendArgumentLayouts(more),
        Linker.Option.firstVariadicArg(2));
  }

  /// Widens what `process` reads and writes. Each pipe is opened by its name for a moment; nothing
  /// is read from it or written to it.
  static void widen(Process process) {
    widen("/proc/" + process.pid() + "/fd/" + STDIN, O_RDONLY);
    widen("/proc/" + process.pid() + "/fd/" + STDOUT, O_WRONLY);
  }

  private static void widen(String pipe, int way) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(pipe);
      int handle = (int) OPEN.invokeExact(name, way | O_NONBLOCK | O_CLOEXEC);
      if (handle >= 0) {
        int _ = (int) FCNTL.invokeExact(handle, F_SETPIPE_SZ, BYTES);
        int _ = (int) CLOSE.invokeExact(handle);
      }
    } catch (Throwable failure) { // What a handle may throw; these functions throw nothing.
      throw new IllegalStateException("a pipe could not be widened", failure);
    }
  }
}
