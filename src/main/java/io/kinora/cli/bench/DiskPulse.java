package io.kinora.cli.bench;

import io.kinora.infra.base.Pause;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/// How long the disk takes to keep eight kilobytes, asked fifty times a second while it is open:
/// what a database on it waits for at each commit. Of the folder for what passes.
final class DiskPulse implements AutoCloseable {

  private static final int BYTES = 8_192;
  private static final Duration PERIOD = Duration.ofMillis(20);

  private final List<Double> millis = new ArrayList<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private volatile boolean isClosed;

  DiskPulse() {
    Thread.ofPlatform().name("disk-pulse").daemon().start(() -> {
      try {
        beat();
        ended.complete(null);
      } catch (IOException | InterruptedException failure) {
        ended.completeExceptionally(failure);
      }
    });
  }

  private void beat() throws IOException, InterruptedException {
    Path file = Files.createTempFile("kinora", ".pulse");
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      while (!isClosed) {
        channel.write(ByteBuffer.allocate(BYTES), 0);
        long begin = System.nanoTime();
        channel.force(false);
        millis.add((System.nanoTime() - begin) / 1e6);
        Pause.of(PERIOD);
      }
    } finally {
      Files.delete(file);
    }
  }

  /// Ends, and tells what it found.
  String told() {
    close();
    List<Double> sorted = millis.stream().sorted().toList();
    return String.format(
        Locale.ROOT,
        "8 KiB written and synced beside it   p50 %.2f ms   p99 %.2f ms   max %.1f ms",
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() * 99 / 100),
        sorted.getLast());
  }

  @Override
  public void close() {
    isClosed = true;
    ended.join();
  }
}
