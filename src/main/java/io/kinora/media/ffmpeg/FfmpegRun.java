package io.kinora.media.ffmpeg;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.infra.base.StopSignal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A started process with its pipes. Closing it kills what still runs, with all its children.
///
/// Two virtual threads belong to it: one reads the error stream, one watches the clock.
public final class FfmpegRun implements AutoCloseable {

  private static final int MESSAGE_LINES_MAX = 40;
  private static final int LINE_CHARACTERS_MAX = 2_000;
  private static final long WATCH_MILLIS = 250;
  private static final long DEATH_SECONDS = 5;
  private static final long SANDBOX_DEATH_MILLIS = 200;
  private static final String TIME_KEY = "out_time_us=";

  private final Process process;
  private final RunLimits limits;
  private final Progress progress;
  private final ProgramAccount account;
  private final StopSignal.Registration registration;
  private final Deque<String> messages = new ArrayDeque<>();
  private final AtomicReference<Ending.@Nullable Kind> killedFor = new AtomicReference<>();
  private final Thread listener;
  private final Thread watchdog;
  private volatile long lastLifeNanos = System.nanoTime();
  private String lastTime = ""; // of the listener alone

  FfmpegRun(
      Process process,
      ProgramAccount account,
      RunLimits limits,
      StopSignal stop,
      Progress progress) {
    this.process = process;
    this.account = account;
    this.limits = limits;
    this.progress = progress;
    listener = Thread.ofVirtual().name("ffmpeg-messages").start(this::listen);
    watchdog = Thread.ofVirtual().name("ffmpeg-watchdog").start(this::watch);
    registration = stop.onStop(() -> kill(Ending.Kind.STOPPED));
  }

  /// What the process reads from its standard input.
  public OutputStream input() {
    return process.getOutputStream();
  }

  /// Feeds the process stretches of so many bytes, instead of [#input].
  public PageFeed feed(int length) {
    return new PageFeed(process, length);
  }

  /// What the process writes to its standard output.
  public InputStream output() {
    return process.getInputStream();
  }

  /// Tells the watchdog that bytes move: a process that waits for us has not stalled.
  public void live() {
    lastLifeNanos = System.nanoTime();
  }

  void closeInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Waits for the end.
  public Ending end() {
    try {
      process.waitFor();
      account.settle();
      listener.join();
    } catch (InterruptedException _) {
      kill(Ending.Kind.STOPPED);
      Thread.currentThread().interrupt();
    }
    return new Ending(kind(), messages());
  }

  private Ending.Kind kind() {
    Ending.Kind killed = killedFor.get();
    if (killed != null) {
      return killed;
    }
    return process.exitValue() == 0 ? Ending.Kind.SUCCEEDED : Ending.Kind.FAILED;
  }

  private String messages() {
    synchronized (messages) {
      return String.join("\n", messages);
    }
  }

  @Override
  public void close() {
    registration.close();
    if (process.isAlive()) {
      kill(Ending.Kind.STOPPED);
      awaitDeath();
    }
    if (!process.isAlive()) {
      account.settle();
    }
    account.close(process.isAlive() ? Ending.Kind.STOPPED : kind());
    watchdog.interrupt();
  }

  /// So that it writes no more into a folder that is about to be removed.
  private void awaitDeath() {
    try {
      process.waitFor(DEATH_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // It dies all the same.
    }
  }

  private void kill(Ending.Kind why) {
    killedFor.compareAndSet(null, why);
    List<ProcessHandle> children = process.descendants().toList();
    children.forEach(ProcessHandle::destroyForcibly);
    if (children.isEmpty() || !endsByItself()) {
      process.destroyForcibly();
    }
  }

  /// A sandbox ends with what ran in it. Killed before that, it would not fetch its child's ending,
  /// and the time that the child took would be in nobody's account.
  private boolean endsByItself() {
    try {
      return process.waitFor(SANDBOX_DEATH_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void listen() {
    try (var lines = new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        hear(line);
      }
    } catch (IOException _) {
      // The stream of a killed process: there is nothing more to hear.
    }
  }

  private void hear(String line) {
    if (!isProgress(line)) {
      live();
      remember(line);
    } else if (line.startsWith(TIME_KEY) && !line.equals(lastTime)) {
      // The other lines come, and this one too, while nothing moves.
      lastTime = line;
      live();
      tell(line.substring(TIME_KEY.length()));
    }
  }

  private void tell(String micros) {
    if (!micros.isEmpty() && Character.isDigit(micros.charAt(0))) { // Else "N/A": nothing yet.
      progress.reached(Duration.ofNanos(Long.parseLong(micros) * 1_000));
    }
  }

  /// Progress lines are `key=value`, the key in lower case without blanks.
  private static boolean isProgress(String line) {
    int equals = line.indexOf('=');
    return equals > 0 && line.substring(0, equals).matches("[a-z0-9_]+");
  }

  private void remember(String line) {
    synchronized (messages) {
      if (messages.size() == MESSAGE_LINES_MAX) {
        messages.removeFirst();
      }
      messages.add(line.substring(0, Math.min(line.length(), LINE_CHARACTERS_MAX)));
    }
  }

  private void watch() {
    long begin = System.nanoTime();
    try {
      while (!process.waitFor(WATCH_MILLIS, TimeUnit.MILLISECONDS)) {
        account.look();
        long now = System.nanoTime();
        if (now - begin > limits.wallClock().toNanos()) {
          kill(Ending.Kind.TIMED_OUT);
        } else if (now - lastLifeNanos > limits.stall().toNanos()) {
          kill(Ending.Kind.STALLED);
        }
      }
      account.settle();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // Closed: nobody is left to watch.
    }
  }
}
