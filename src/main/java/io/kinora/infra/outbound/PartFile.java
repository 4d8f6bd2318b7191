package io.kinora.infra.outbound;

import io.kinora.infra.base.CostMeter;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.RunCost.Way;
import io.kinora.infra.base.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// A file on its trip in: what has come of it lies beside its target, with a note of the
/// version of the source that it is of, so that a broken transfer is gone on with and not begun
/// anew.
///
/// One thread at a time.
public final class PartFile {

  private static final int COPY_BYTES = 64 * 1024;
  private static final long BYTES_BETWEEN_CHECKS = 32L * 1024 * 1024;

  private final Trip trip;
  private final Path part;
  private final Path note;
  private MessageDigest digest = Sha256.begin();
  private @Nullable String version;
  private long sizeBytes;

  private PartFile(Trip trip) {
    this.trip = trip;
    this.part = beside(trip.target(), ".part");
    this.note = beside(trip.target(), ".part-of");
  }

  /// From where to where, and how much.
  ///
  /// @param source as it may be shown; failures begin with it
  /// @param key    what the source is known by, without its credentials
  /// @param target the whole file, once it is there
  public record Trip(
      String source, String key, Path target, DownloadLimits limits, FreeSpace freeSpace) {}

  /// A file that came whole.
  ///
  /// @param sha256 64 hexadecimal digits in lower case
  public record Whole(long sizeBytes, String sha256) {}

  /// Goes on with what an earlier attempt left of the same source, if it did. What lies at the
  /// target is removed.
  public static PartFile goOn(Trip trip) {
    var file = new PartFile(trip);
    try {
      Files.deleteIfExists(trip.target());
      file.readEarlier();
    } catch (IOException failure) {
      throw ours(failure);
    }
    return file;
  }

  /// Begins anew, whatever was left. What lies at the target is removed.
  public static PartFile anew(Trip trip) {
    var file = new PartFile(trip);
    try {
      Files.deleteIfExists(trip.target());
      file.discard();
    } catch (IOException failure) {
      throw ours(failure);
    }
    return file;
  }

  /// Where the file is to be.
  public Path target() {
    return trip.target();
  }

  public DownloadLimits limits() {
    return trip.limits();
  }

  /// How much is there.
  public long sizeBytes() {
    return sizeBytes;
  }

  /// How much of it may be gone on with.
  public long keptBytes() {
    return version == null ? 0 : sizeBytes;
  }

  /// The version of the source that is there in part; empty where nothing can be gone on with.
  public Optional<String> version() {
    return Optional.ofNullable(version);
  }

  /// Forgets what is there: another version comes now, from its first byte.
  ///
  /// @param next what it is known by again; null where nothing tells versions apart
  public void begin(@Nullable String next) {
    discard();
    try {
      Files.createFile(part);
      trip.freeSpace().check(part);
      if (next != null) {
        Files.writeString(note, String.join("\n", keyDigest(), next));
      }
    } catch (IOException failure) {
      throw ours(failure);
    }
    version = next;
  }

  /// @throws FailureException where so much is more than the limit
  public void checkAnnounced(long announcedBytes) {
    if (announcedBytes > trip.limits().bytesMax()) {
      throw tooLarge();
    }
  }

  /// Adds all that `in` gives.
  ///
  /// @param each is told after each stretch how much is there
  /// @throws FailureException where it becomes too large, or the disk too full
  /// @throws IOException where `in` breaks
  public void take(InputStream in, LongConsumer each) throws IOException {
    long earlierBytes = sizeBytes;
    try (OutputStream file = append()) {
      checkSpace();
      long nextCheck = sizeBytes + BYTES_BETWEEN_CHECKS;
      byte[] bytes = new byte[COPY_BYTES];
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        checkAnnounced(sizeBytes + count);
        if (sizeBytes > nextCheck) {
          checkSpace();
          nextCheck += BYTES_BETWEEN_CHECKS;
        }
        write(file, bytes, count);
        digest.update(bytes, 0, count);
        sizeBytes += count;
        each.accept(sizeBytes);
      }
    } finally {
      CostMeter.count(Way.FETCHED, sizeBytes - earlierBytes);
    }
  }

  /// The digest of what is there by another algorithm, for servers that name one of theirs.
  public byte[] digest(MessageDigest other) {
    try (InputStream in = Files.newInputStream(part)) {
      update(other, in);
      return other.digest();
    } catch (IOException failure) {
      throw ours(failure);
    }
  }

  /// Gives the file its name: nothing is missing.
  public Whole finish() {
    try {
      Files.move(part, trip.target(), StandardCopyOption.REPLACE_EXISTING);
      Files.deleteIfExists(note);
    } catch (IOException failure) {
      throw ours(failure);
    }
    return new Whole(sizeBytes, HexFormat.of().formatHex(digest.digest()));
  }

  /// Removes what is there.
  public void discard() {
    try {
      Files.deleteIfExists(note);
      Files.deleteIfExists(part);
    } catch (IOException failure) {
      throw ours(failure);
    }
    version = null;
    sizeBytes = 0;
    digest = Sha256.begin();
  }

  private void readEarlier() throws IOException {
    List<String> noted = Files.exists(note) ? Files.readAllLines(note) : List.of();
    if (noted.size() != 2 || !noted.get(0).equals(keyDigest()) || !Files.exists(part)) {
      discard();
      return;
    }
    try (InputStream in = Files.newInputStream(part)) {
      sizeBytes = update(digest, in);
    }
    version = noted.get(1);
  }

  /// The key may hold a signature, so it is not written down.
  private String keyDigest() {
    return Sha256.hex(trip.key());
  }

  private static long update(MessageDigest digest, InputStream in) throws IOException {
    long size = 0;
    byte[] bytes = new byte[COPY_BYTES];
    for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
      digest.update(bytes, 0, count);
      size += count;
    }
    return size;
  }

  private OutputStream append() {
    try {
      return Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failure) {
      throw ours(failure);
    }
  }

  private void checkSpace() {
    try {
      trip.freeSpace().check(part);
    } catch (IOException failure) {
      throw ours(failure);
    }
  }

  private static void write(OutputStream file, byte[] bytes, int count) {
    try {
      file.write(bytes, 0, count);
    } catch (IOException failure) {
      throw ours(failure);
    }
  }

  /// Our disk's failures must not look like the other side's, which are tried again.
  private static UncheckedIOException ours(IOException failure) {
    return new UncheckedIOException(FreeSpace.orFull(failure));
  }

  private FailureException tooLarge() {
    long bytesMax = trip.limits().bytesMax();
    String text = trip.source() + ": it is larger than " + bytesMax + " bytes";
    return new Failure(FailureCode.INPUT_TOO_LARGE, text).asException();
  }

  private static Path beside(Path target, String ending) {
    return target.resolveSibling(target.getFileName() + ending);
  }
}
