package io.kinora.infra.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// A folder for the files of one piece of work. Closing it removes it with all that is inside.
public record WorkFolder(Path path) implements AutoCloseable {

  /// Makes a new folder inside `parent`, which is made too where it is missing.
  public static WorkFolder in(Path parent) {
    return in(parent, "work-");
  }

  /// The same, where others have their files too: with a name that is not shown.
  public static WorkFolder hiddenIn(Path parent) {
    return in(parent, ".kinora-");
  }

  /// A folder that may have been there before, with files in it: who works there goes on.
  public static WorkFolder resumed(Path path) {
    try {
      return new WorkFolder(Files.createDirectories(path));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static WorkFolder in(Path parent, String prefix) {
    try {
      Files.createDirectories(parent);
      return new WorkFolder(Files.createTempDirectory(parent, prefix));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// The path of a file in this folder; nothing is made.
  public Path file(String name) {
    return path.resolve(name);
  }

  @Override
  public void close() {
    try {
      remove(path);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Removes `folder` with all that is inside. Links are removed, not followed.
  public static void remove(Path folder) throws IOException {
    Files.walkFileTree(folder, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
          throws IOException {
        Files.deleteIfExists(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
          return FileVisitResult.CONTINUE; // Somebody was faster: that is what we want.
        }
        throw failure;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path inside, @Nullable IOException failure)
          throws IOException {
        if (failure != null) {
          throw failure;
        }
        Files.deleteIfExists(inside);
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
