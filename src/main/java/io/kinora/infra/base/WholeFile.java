package io.kinora.infra.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// A file that is there whole or not at all, also after a crash: who is to go on with the work may
/// trust it.
///
/// @param path in a folder that there is
public record WholeFile(Path path) {

  /// Writes a file to where it is told to.
  public interface Making<X extends Exception> {
    void to(Path part) throws X;
  }

  /// Writes files to where it is told to, one each.
  public interface MakingAll<X extends Exception> {
    void to(List<Path> parts) throws X;
  }

  public boolean isThere() {
    return Files.exists(path);
  }

  /// Makes it under another name, and gives it its own when all of it is on the disk. Where it is
  /// there already, that one is replaced.
  public <X extends Exception> void make(Making<X> making) throws X {
    makeAll(List.of(this), parts -> making.to(parts.getFirst()));
  }

  /// The same for files that are made at once: none has its own name before all are on the disk.
  public static <X extends Exception> void makeAll(List<WholeFile> files, MakingAll<X> making)
      throws X {
    List<Path> parts = files.stream().map(WholeFile::part).toList();
    making.to(parts);
    try {
      for (Path part : parts) {
        sync(part);
      }
      for (int index = 0; index < parts.size(); index++) {
        Files.move(parts.get(index), files.get(index).path, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(FreeSpace.orFull(failure));
    }
  }

  /// A name of its own: a killed process may have left a part, and another may still write one.
  private Path part() {
    return path.resolveSibling(path.getFileName() + ".part-" + RandomKey.of128Bits());
  }

  private static void sync(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
