package io.kinora.infra.storage;

import io.kinora.infra.base.Sha256;
import io.kinora.infra.base.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Files that were fetched to this machine, by their digest: what several pieces of work read is
/// fetched once. Thread-safe; for one process.
///
/// Whoever gets a file gets a second name for it, so that it stays his when it leaves the cache.
public final class FileCache {

  private static final int LOCKS = 64;

  private final Path folder;
  private final long bytesMax;
  private final InstantSource clock;
  private final List<ReentrantLock> locks =
      IntStream.range(0, LOCKS).mapToObj(_ -> new ReentrantLock()).toList();

  /// @param folder   for the cache alone; made where it is missing
  /// @param bytesMax of all files together; what was not used for longest goes first
  public FileCache(Path folder, long bytesMax, InstantSource clock) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.bytesMax = bytesMax;
    this.clock = clock;
    removeParts();
  }

  /// Opens a file where it is kept.
  public interface Source {
    InputStream open() throws IOException;
  }

  /// Brings a file to `target`, to be read only: from here, or fetched now by the first who asks.
  ///
  /// @param sha256 64 hexadecimal digits in lower case
  /// @param target not there yet
  /// @throws IOException where fetching fails, or brings other bytes than those of the digest
  public void bring(String sha256, long sizeBytes, Path target, Source source) throws IOException {
    if (sizeBytes > bytesMax) {
      fetch(sha256, target, source);
      return;
    }
    ReentrantLock lock = locks.get(Math.floorMod(sha256.hashCode(), LOCKS));
    lock.lock(); // Who wants the same file waits for it.
    try {
      var file = new WholeFile(folder.resolve(sha256));
      if (!file.isThere()) {
        file.make((WholeFile.Making<IOException>) part -> fetch(sha256, part, source));
      }
      Files.setLastModifiedTime(file.path(), FileTime.from(clock.instant()));
      link(file.path(), target);
    } catch (NoSuchFileException _) { // It had to go at this moment.
      fetch(sha256, target, source);
    } finally {
      lock.unlock();
    }
    evict();
  }

  private static void fetch(String sha256, Path file, Source source) throws IOException {
    String found;
    try (var bytes = new DigestInputStream(source.open(), Sha256.begin())) {
      Files.copy(bytes, file);
      found = HexFormat.of().formatHex(bytes.getMessageDigest().digest());
    }
    if (!found.equals(sha256)) {
      Files.delete(file);
      throw new IOException("the file of the digest " + sha256 + " came with " + found);
    }
  }

  private static void link(Path file, Path target) throws IOException {
    try {
      Files.createLink(target, file);
    } catch (NoSuchFileException gone) {
      throw gone;
    } catch (FileSystemException | UnsupportedOperationException _) { // Another disk.
      try (InputStream bytes = Files.newInputStream(file)) {
        Files.copy(bytes, target);
      }
    }
  }

  /// Removes what was not used for longest until the rest has room.
  private synchronized void evict() throws IOException {
    List<Kept> kept = kept();
    long total = kept.stream().mapToLong(Kept::sizeBytes).sum();
    for (Kept oldest : kept) {
      if (total <= bytesMax) {
        return;
      }
      Files.deleteIfExists(oldest.file());
      total -= oldest.sizeBytes();
    }
  }

  private record Kept(Path file, long sizeBytes, FileTime used) {}

  /// Those that are whole, the one first that was not used for longest.
  private List<Kept> kept() throws IOException {
    var kept = new ArrayList<Kept>();
    for (Path file : files()) {
      if (!isPart(file)) {
        kept.add(new Kept(file, Files.size(file), Files.getLastModifiedTime(file)));
      }
    }
    kept.sort(Comparator.comparing(Kept::used));
    return kept;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  /// What a killed process has left.
  private void removeParts() throws IOException {
    for (Path file : files()) {
      if (isPart(file)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static boolean isPart(Path file) {
    return file.getFileName().toString().contains(".");
  }
}
