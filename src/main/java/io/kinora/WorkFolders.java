package io.kinora;

import io.kinora.engine.task.TaskId;
import io.kinora.engine.work.Workshop;
import io.kinora.infra.base.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The work folders of all runs. Each run removes its own; here goes what a crash left behind, but
/// for the folders of tasks: the next run of the task goes on in them.
///
/// @param parent they lie in it, and nothing else does
record WorkFolders(Path parent) {

  /// The file that says which version works here.
  private static final String VERSION = "version";

  /// Removes all but those of tasks; these too, where another version had worked in them: its
  /// frames may be others. For a start, when nobody works yet.
  ///
  /// @param version of this program
  void clear(String version) throws IOException {
    Files.createDirectories(parent);
    Path note = parent.resolve(VERSION);
    boolean isOurs = Files.exists(note) && Files.readString(note).equals(version);
    for (Path folder : inside()) {
      if (!isOurs || findTask(folder).isEmpty()) {
        WorkFolder.remove(folder);
      }
    }
    Files.writeString(note, version);
  }

  /// Removes those of tasks that have ended.
  ///
  /// @param hasEnded also of tasks that there are no more
  /// @return how many they were
  int removeEnded(Predicate<TaskId> hasEnded) throws IOException {
    int count = 0;
    for (Path folder : inside()) {
      if (findTask(folder).filter(hasEnded).isPresent()) {
        WorkFolder.remove(folder);
        count++;
      }
    }
    return count;
  }

  private static Optional<TaskId> findTask(Path folder) {
    String name = String.valueOf(folder.getFileName());
    return name.startsWith(Workshop.OF_TASK)
        ? Optional.of(new TaskId(name.substring(Workshop.OF_TASK.length())))
        : Optional.empty();
  }

  /// Removes those in which nothing was written since `before`.
  ///
  /// @return how many they were
  int removeOlder(Instant before) throws IOException {
    int count = 0;
    for (Path folder : inside()) {
      if (Files.isDirectory(folder) && isOlder(folder, before)) {
        WorkFolder.remove(folder);
        count++;
      }
    }
    return count;
  }

  private List<Path> inside() throws IOException {
    try (Stream<Path> folders = Files.list(parent)) {
      return folders.toList();
    }
  }

  private static boolean isOlder(Path folder, Instant before) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.toList();
    }
    for (Path path : all) {
      if (!modified(path).isBefore(before)) {
        return false;
      }
    }
    return true;
  }

  private static Instant modified(Path path) throws IOException {
    try {
      return Files.getLastModifiedTime(path).toInstant();
    } catch (NoSuchFileException _) {
      return Instant.MAX; // Its run is just at work.
    }
  }
}
