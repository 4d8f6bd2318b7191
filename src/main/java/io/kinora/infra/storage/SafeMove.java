package io.kinora.infra.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/// Moves a file to its place so that it is there, whole, also after a power cut.
final class SafeMove {

  private static final int TRIES_MAX = 100;

  private SafeMove() {}

  /// @throws NoSuchFileException where there is no `part`
  static void move(Path part, Path target) throws IOException {
    moveOnly(part, target);
    try {
      sync(parentOf(target));
    } catch (NoSuchFileException _) {
      return; // It had arrived, and was deleted at once with its folder.
    }
  }

  /// Again and again, because a delete, also one of another process, removes folders that it finds
  /// empty, also one that was just made.
  private static void moveOnly(Path part, Path target) throws IOException {
    for (int tryCount = 1; ; tryCount++) {
      try {
        makeSynced(parentOf(target));
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        return;
      } catch (NoSuchFileException failure) {
        if (tryCount == TRIES_MAX || !Files.exists(part)) {
          throw failure;
        }
      }
    }
  }

  private static void makeSynced(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = parentOf(folder);
    makeSynced(parent);
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException failure) {
      if (Files.isRegularFile(folder)) {
        throw failure; // Another put was not faster: a file has this name.
      } // Else it is there, or a delete has taken it already: then the move fails, and we try
      // again.
    }
    sync(parent);
  }

  /// The name of a file is in its folder: without this it may be gone after a power cut.
  private static void sync(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  static Path parentOf(Path path) {
    return Objects.requireNonNull(path.getParent(), "a file of ours lies in a folder");
  }
}
