package io.kinora.media.ffmpeg;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.function.LongSupplier;

/// The processor time of all programs that have ended. The system tells it in one sum; here each
/// of them gets its share when it ends. Thread-safe; one for a process.
final class EndedChildren {

  /// Source: `man 2 getrusage`: user and system time come first, each as seconds and microseconds.
  private static final MethodHandle GETRUSAGE = Linker.nativeLinker()
      .downcallHandle(
          Linker.nativeLinker().defaultLookup().findOrThrow("getrusage"),
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));

  private static final int RUSAGE_CHILDREN = -1;
  private static final long RUSAGE_BYTES = 144;

  private final LongSupplier sumNanos;
  private long sharedNanos;

  /// @param sumNanos what all have taken that have ended until now
  EndedChildren(LongSupplier sumNanos) {
    this.sumNanos = sumNanos;
    this.sharedNanos = sumNanos.getAsLong();
  }

  static EndedChildren ofThisProcess() {
    return new EndedChildren(EndedChildren::systemNanos);
  }

  /// The share of a program that has ended just now: what nobody had yet, as far as it can be its
  /// own. Where two end at the same moment, one may get some of the other's; both together get
  /// what they took.
  ///
  /// @param leastNanos what it was seen to take
  /// @param mostNanos  what it can have taken since
  synchronized long takeShare(long leastNanos, long mostNanos) {
    long unsharedNanos = sumNanos.getAsLong() - sharedNanos;
    long share = Math.clamp(unsharedNanos, leastNanos, mostNanos);
    // Less is there where a sandbox was killed: what ran in it is in nobody's sum.
    sharedNanos += Math.min(share, unsharedNanos);
    return share;
  }

  private static long systemNanos() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment usage = arena.allocate(RUSAGE_BYTES, JAVA_LONG.byteAlignment());
      int _ = (int) GETRUSAGE.invokeExact(RUSAGE_CHILDREN, usage);
      long seconds = usage.getAtIndex(JAVA_LONG, 0) + usage.getAtIndex(JAVA_LONG, 2);
      long micros = usage.getAtIndex(JAVA_LONG, 1) + usage.getAtIndex(JAVA_LONG, 3);
      return (seconds * 1_000_000 + micros) * 1_000;
    } catch (Throwable failure) {
      throw new IllegalStateException("a function of the system cannot be called", failure);
    }
  }
}
