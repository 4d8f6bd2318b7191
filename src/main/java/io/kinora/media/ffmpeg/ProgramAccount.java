package io.kinora.media.ffmpeg;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.kinora.infra.base.CostMeter;
import io.kinora.infra.base.TraceSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one program takes with all that it starts, and how it ends: for the [CostMeter] and the
/// [TraceSpan] of the thread that starts it. Thread-safe.
///
/// The time of processors: while it runs, the system says what it has taken; what it took since one
/// looked last is only in
/// the sum of all that have ended, of which it gets its share.
final class ProgramAccount {

  /// Source: `man 5 proc`; Linux counts there in hundredths of a second for all programs.
  private static final long TICK_NANOS = 10_000_000;

  /// Its own time and that of the children it has waited for, counted from the state.
  private static final int FIRST_FIELD = 11;

  private static final int FIELDS_END = 15;

  private static final int CORES = Runtime.getRuntime().availableProcessors();

  private final long pid;
  private final EndedChildren ended;
  private final @Nullable CostMeter meter;
  private final TraceSpan span;
  private long seenNanos;
  private long seenAt = System.nanoTime();
  private boolean isSettled;

  /// @param name as traces call it
  ProgramAccount(String name, Process process, EndedChildren ended) {
    this.pid = process.pid();
    this.ended = ended;
    this.meter = CostMeter.current().orElse(null);
    this.span = TraceSpan.begin(name);
  }

  /// Looks what it has taken until now, while it runs.
  synchronized void look() {
    long now = System.nanoTime();
    long taken = treeNanos(pid);
    if (taken >= seenNanos) {
      seenNanos = taken;
      seenAt = now;
    }
  }

  /// Counts what it has taken in all. Called when it has ended; only the first call counts.
  synchronized void settle() {
    if (isSettled) {
      return;
    }
    isSettled = true;
    long mostNanos = seenNanos + (System.nanoTime() - seenAt) * CORES;
    long taken = ended.takeShare(seenNanos, mostNanos);
    if (meter != null) {
      meter.addCpu(Duration.ofNanos(taken));
    }
  }

  /// Nobody waits for it any more.
  void close(Ending.Kind ending) {
    String word = ending.name().toLowerCase(Locale.ROOT);
    span.with("kinora.ending", word);
    if (ending != Ending.Kind.SUCCEEDED) {
      span.fail(word);
    }
    span.close();
  }

  /// What a process has taken with all below it: a sandbox stands between us and the program.
  private static long treeNanos(long pid) {
    return ownNanos(pid)
        + children(pid).stream().mapToLong(ProgramAccount::treeNanos).sum();
  }

  private static long ownNanos(long pid) {
    // The name, which may have any bytes, stands before the last bracket.
    String fields =
        read(pid, "stat").map(it -> it.substring(it.lastIndexOf(')') + 1)).orElse("");
    List<String> words = List.of(fields.strip().split(" ", -1));
    return words.size() < FIELDS_END
        ? 0
        : words.subList(FIRST_FIELD, FIELDS_END).stream()
                .mapToLong(Long::parseLong)
                .sum()
            * TICK_NANOS;
  }

  /// Those that its first thread has started, as it is with sandboxes.
  private static List<Long> children(long pid) {
    return read(pid, "task/" + pid + "/children").stream()
        .flatMap(it -> List.of(it.strip().split(" ", -1)).stream())
        .filter(it -> !it.isEmpty())
        .map(Long::valueOf)
        .toList();
  }

  /// Empty where it has ended meanwhile.
  private static Optional<String> read(long pid, String file) {
    try {
      return Optional.of(Files.readString(Path.of("/proc", String.valueOf(pid), file), ISO_8859_1));
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
