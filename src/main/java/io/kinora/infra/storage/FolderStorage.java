package io.kinora.infra.storage;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.RandomKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// A storage in a folder of this machine: `files` has them under their keys, `incoming` those that
/// are not whole yet. Both are on one disk, so that a file moves from one to the other at once.
public final class FolderStorage implements Storage, HasLocalFiles {

  private final Path files;
  private final Path incoming;
  private final FreeSpace freeSpace;

  private FolderStorage(Path root, FreeSpace freeSpace) {
    this.files = root.resolve("files");
    this.incoming = root.resolve("incoming");
    this.freeSpace = freeSpace;
  }

  /// Opens the storage in `root`, which is made where it is missing.
  public static FolderStorage in(Path root, FreeSpace freeSpace) throws IOException {
    var storage = new FolderStorage(root, freeSpace);
    Files.createDirectories(storage.files);
    Files.createDirectories(storage.incoming);
    return storage;
  }

  @Override
  public void checkSpace() throws IOException {
    freeSpace.check(files);
  }

  @Override
  public void check() throws IOException {
    if (!Files.isWritable(files)) {
      throw new AccessDeniedException(files.toString(), null, "cannot be written to");
    }
    checkSpace();
  }

  @Override
  public Receipt put(StorageKey key, InputStream bytes) throws IOException {
    return Keeping.put(() -> written(key, bytes));
  }

  private Receipt written(StorageKey key, InputStream bytes) throws IOException {
    Path part = incoming.resolve(RandomKey.of128Bits());
    try {
      Receipt receipt = new IncomingFile(part, freeSpace).take(bytes);
      SafeMove.move(part, pathOf(key));
      return receipt;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /// A file on the same disk only gets another name.
  @Override
  public Receipt take(StorageKey key, Path file) throws IOException {
    if (!Files.getFileStore(file).equals(Files.getFileStore(files))) {
      return Storage.super.take(key, file);
    }
    return Keeping.put(() -> {
      Receipt receipt = IncomingFile.receiptOf(file);
      SafeMove.move(file, pathOf(key));
      return receipt;
    });
  }

  @Override
  public Optional<InputStream> open(StorageKey key, long offset) throws IOException {
    Optional<Path> path = findPath(key);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    try {
      FileChannel file = FileChannel.open(path.get()).position(offset);
      return Optional.of(Keeping.read(Channels.newInputStream(file)));
    } catch (NoSuchFileException _) {
      return Optional.empty(); // Deleted since we looked.
    }
  }

  @Override
  public Optional<InputStream> open(StorageKey key, long offset, long length) throws IOException {
    return open(key, offset).map(it -> new Stretch(it, length));
  }

  @Override
  public Optional<StoredFile> find(StorageKey key) throws IOException {
    return facts(pathOf(key)).map(it -> stored(key, it));
  }

  @Override
  public Optional<Path> findPath(StorageKey key) throws IOException {
    return find(key).map(_ -> pathOf(key));
  }

  @Override
  public Stream<StoredFile> filesIn(StorageKey folder) throws IOException {
    Path path = pathOf(folder);
    return Files.isDirectory(path) ? walk(path) : Stream.empty();
  }

  @Override
  public Stream<StoredFile> files() throws IOException {
    return walk(files);
  }

  @Override
  public void delete(StorageKey key) throws IOException {
    Path path = pathOf(key);
    if (facts(path).isPresent()) {
      Files.deleteIfExists(path);
      removeEmptyFolders(SafeMove.parentOf(path));
    }
  }

  @Override
  public int removeLeftovers(Instant before) throws IOException {
    int count = 0;
    try (Stream<Path> parts = Files.list(incoming)) {
      for (Path part : parts.toList()) {
        if (isOlder(part, before) && Files.deleteIfExists(part)) {
          count++;
        }
      }
    }
    return count;
  }

  private static boolean isOlder(Path part, Instant before) throws IOException {
    return facts(part)
        .filter(it -> it.lastModifiedTime().toInstant().isBefore(before))
        .isPresent();
  }

  private Path pathOf(StorageKey key) {
    return files.resolve(key.toString());
  }

  private static StoredFile stored(StorageKey key, BasicFileAttributes facts) {
    return new StoredFile(key, facts.size(), facts.lastModifiedTime().toInstant());
  }

  /// Files only: a folder is the beginning of other keys and no file.
  private static Optional<BasicFileAttributes> facts(Path path) throws IOException {
    try {
      return Optional.of(Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS))
          .filter(BasicFileAttributes::isRegularFile);
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (FileSystemException failure) {
      if ("Not a directory".equals(failure.getReason())) {
        return Optional.empty(); // A file lies where the key has a folder.
      }
      throw failure;
    }
  }

  private void removeEmptyFolders(Path folder) throws IOException {
    try {
      for (Path next = folder; !next.equals(files); next = SafeMove.parentOf(next)) {
        Files.deleteIfExists(next);
      }
    } catch (DirectoryNotEmptyException _) {
      return; // Nor are those above it empty.
    }
  }

  private Stream<StoredFile> walk(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.toList().stream().flatMap(this::filesAt); // One folder at a time.
    } catch (NoSuchFileException _) {
      return Stream.empty(); // Removed since it was listed.
    }
  }

  private Stream<StoredFile> filesAt(Path path) {
    try {
      if (Files.isDirectory(path, NOFOLLOW_LINKS)) {
        return walk(path);
      }
      Optional<StorageKey> key = keyOf(path);
      return key.isEmpty() ? Stream.empty() : find(key.get()).stream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Optional<StorageKey> keyOf(Path path) {
    try {
      return Optional.of(StorageKey.parse(files.relativize(path).toString()));
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // Not ours: something that the operator or his system put there.
    }
  }
}
