package io.kinora;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The data folder, ours alone until it is closed.
///
/// @param path absolute; with links resolved
record DataFolder(Path path, FileChannel lock) implements AutoCloseable {

  /// The system gives locks to whole processes, and takes them back when any channel on the file
  /// is closed: what this process holds is therefore known to the whole process.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  /// The database has addresses that clients gave us, some with a password in them.
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /// Makes the folder where it is missing, and takes it.
  ///
  /// @throws CannotStartException where another Kinora has it, or it cannot be written to
  static DataFolder take(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder, OWNER_ONLY);
      }
      Path path = folder.toRealPath();
      if (!HELD.add(path)) {
        throw inUse(folder, ProcessHandle.current().pid() + "");
      }
      return lockedOrReleased(folder, path);
    } catch (IOException failure) {
      throw new CannotStartException(
          "The data folder " + folder + " cannot be used: " + failure + ".");
    }
  }

  private static DataFolder lockedOrReleased(Path folder, Path path) throws IOException {
    try {
      return locked(folder, path);
    } catch (IOException | RuntimeException failure) {
      HELD.remove(path);
      throw failure;
    }
  }

  private static DataFolder locked(Path folder, Path path) throws IOException {
    FileChannel lock = FileChannel.open(
        path.resolve("lock"),
        StandardOpenOption.CREATE,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE);
    try {
      if (lock.tryLock() == null) {
        throw inUse(folder, processIn(lock));
      }
      lock.truncate(0);
      lock.write(UTF_8.encode(Long.toString(ProcessHandle.current().pid())), 0);
      return new DataFolder(path, lock);
    } catch (IOException | RuntimeException failure) {
      lock.close();
      throw failure;
    }
  }

  /// Who holds the lock has written its number there, or is about to.
  private static String processIn(FileChannel lock) throws IOException {
    var number = ByteBuffer.allocate(20);
    int count = lock.read(number, 0);
    return count <= 0 ? "unknown" : UTF_8.decode(number.flip()).toString();
  }

  private static CannotStartException inUse(Path folder, String process) {
    return new CannotStartException(
        "The data folder " + folder + " is in use by another Kinora (process " + process + ").");
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      HELD.remove(path);
    }
  }
}
