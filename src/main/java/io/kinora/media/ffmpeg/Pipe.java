package io.kinora.media.ffmpeg;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// A pipe to or from a process, opened a second time by its name: for what Linux can do with one
/// and Java has no words for.
final class Pipe implements AutoCloseable {

  /// What an unprivileged process may have. Source: `man 7 pipe`, pipe-max-size.
  static final int BYTES_MAX = 1 << 20;

  private static final int STDIN = 0;
  private static final int STDOUT = 1;

  private static final int O_RDONLY = 0;
  private static final int O_WRONLY = 1;
  private static final int O_NONBLOCK = 0x800;
  private static final int O_CLOEXEC = 0x80000;
  private static final int F_SETPIPE_SZ = 1031;

  /// Where a stretch of memory begins, and its length. Source: `man 3 iovec`.
  private static final StructLayout STRETCH = MemoryLayout.structLayout(JAVA_LONG, JAVA_LONG);

  private static final MethodHandle OPEN = function(
      "open",
      FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
      Linker.Option.firstVariadicArg(2));
  private static final MethodHandle FCNTL = function(
      "fcntl",
      FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT),
      Linker.Option.firstVariadicArg(2));
  private static final MethodHandle VMSPLICE = function(
      "vmsplice", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  private static final MethodHandle CLOSE =
      function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private final int handle;

  private Pipe(int handle) {
    this.handle = handle;
  }

  private static MethodHandle function(
      String name, FunctionDescriptor types, Linker.Option... options) {
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), types, options);
  }

  /// Widens what `process` reads and writes: a frame goes through in three pieces instead of
  /// fifty, so that neither side has to be woken so often. Where it is not allowed, for example
  /// beyond the limit of a user, pipes stay as they are: slower.
  static void widen(Process process) {
    named(process, STDIN, O_RDONLY | O_NONBLOCK).ifPresent(Pipe::widenAndClose);
    named(process, STDOUT, O_WRONLY | O_NONBLOCK).ifPresent(Pipe::widenAndClose);
  }

  /// What `process` reads from, to be filled.
  ///
  /// @return nothing where it cannot be opened: the process has gone, or there is no `/proc`
  static Optional<Pipe> into(Process process) {
    return named(process, STDIN, O_WRONLY);
  }

  private static Optional<Pipe> named(Process process, int which, int way) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom("/proc/" + process.pid() + "/fd/" + which);
      int handle = (int) OPEN.invokeExact(name, way | O_CLOEXEC);
      return handle < 0 ? Optional.empty() : Optional.of(new Pipe(handle));
    } catch (Throwable failure) {
      throw impossible(failure);
    }
  }

  private void widenAndClose() {
    try (Pipe pipe = this) {
      int _ = (int) FCNTL.invokeExact(pipe.handle, F_SETPIPE_SZ, BYTES_MAX);
    } catch (Throwable failure) {
      throw impossible(failure);
    }
  }

  /// Puts the pages of `bytes` into the pipe as they are: they may not change until the reader has
  /// read them. Waits for room.
  ///
  /// @return how many bytes went in; negative where none can: nobody reads any more, or the
  ///     kernel does not allow it
  long splice(MemorySegment bytes) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment stretch = arena.allocate(STRETCH);
      stretch.setAtIndex(JAVA_LONG, 0, bytes.address());
      stretch.setAtIndex(JAVA_LONG, 1, bytes.byteSize());
      return (long) VMSPLICE.invokeExact(handle, stretch, 1L, 0);
    } catch (Throwable failure) {
      throw impossible(failure);
    }
  }

  @Override
  public void close() {
    try {
      int _ = (int) CLOSE.invokeExact(handle);
    } catch (Throwable failure) {
      throw impossible(failure);
    }
  }

  /// What a handle may throw; these functions throw nothing.
  private static IllegalStateException impossible(Throwable failure) {
    return new IllegalStateException("a function of the system cannot be called", failure);
  }
}
