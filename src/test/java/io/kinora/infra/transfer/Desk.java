package io.kinora.infra.transfer;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.outbound.Guard;
import io.kinora.infra.outbound.Outbound;
import io.kinora.infra.outbound.OutboundSettings;
import io.kinora.infra.outbound.OutboundSettings.Retries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Where tests hand in transfers. The guard opens 127.0.0.1 and nothing else.
final class Desk implements AutoCloseable {

  static final TransferLimits LIMITS =
      new TransferLimits(100_000_000, Duration.ofSeconds(60), Duration.ofSeconds(20));

  static final TransferLimits IMPATIENT =
      new TransferLimits(100_000_000, Duration.ofSeconds(60), Duration.ofMillis(800));

  /// Nobody stops it.
  static final TransferWatch WATCH = TransferWatch.stoppedBy(() -> false);

  private final Path folder;
  private final Outbound outbound;
  private final Transfers transfers;

  /// @param folder   for what is fetched, and for the keys of servers
  /// @param triesMax with one, what breaks is not gone on with in the same attempt
  Desk(Path folder, int triesMax, S3Access s3) {
    this(folder, triesMax, new TransferSettings(folder.resolve("known_hosts"), false, s3));
  }

  Desk(Path folder, int triesMax, TransferSettings settings) {
    this.folder = folder;
    var retries = new Retries(triesMax, Duration.ofMillis(10), Duration.ofSeconds(1));
    var guard = Guard.allowing("127.0.0.1/32");
    outbound = Outbound.open(
        new OutboundSettings(guard, "Kinora/test", retries, new FreeSpace(0)),
        InstantSource.system());
    transfers = Transfers.open(outbound, settings);
  }

  Transfers transfers() {
    return transfers;
  }

  Path target() {
    return folder.resolve("fetched");
  }

  Received fetch(Place source) {
    return transfers.fetch(source, target(), LIMITS, WATCH);
  }

  Sent send(Path file, Place target) {
    return transfers.send(new Shipment(file, target, "m-1"), LIMITS, WATCH);
  }

  /// What transfers have left beside files: what came in part, and notes.
  List<String> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.contains(".part") || name.endsWith(".sending"))
          .toList();
    }
  }

  static Failure failureOf(Runnable work) {
    return catchThrowableOfType(FailureException.class, work::run).failure();
  }

  /// Noise, other noise for each seed.
  static byte[] noise(int sizeBytes, int seed) {
    byte[] bytes = new byte[sizeBytes];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  static Path noise(Path file, int sizeBytes, int seed) {
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, noise(sizeBytes, seed));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    transfers.close();
    outbound.close();
  }
}
