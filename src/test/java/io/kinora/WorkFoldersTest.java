package io.kinora;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.engine.task.TaskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFoldersTest {

  private static final Instant YESTERDAY = Instant.parse("2026-03-01T12:00:00Z");

  private static final TaskId TASK = TaskId.random();

  @TempDir
  private Path parent;

  @Test
  void a_folder_in_which_nothing_was_written_for_long_is_removed() throws IOException {
    Path left = Files.createDirectory(parent.resolve("work-1"));
    Files.setLastModifiedTime(left, FileTime.from(YESTERDAY.minusSeconds(1)));

    assertThat(new WorkFolders(parent).removeOlder(YESTERDAY)).isEqualTo(1);

    assertThat(left).doesNotExist();
  }

  @Test
  void a_folder_whose_file_still_grows_stays() throws IOException {
    Path busy = Files.createDirectory(parent.resolve("work-2"));
    Path film = Files.writeString(busy.resolve("film.mp4"), "growing");
    Files.setLastModifiedTime(busy, FileTime.from(YESTERDAY.minusSeconds(1)));

    assertThat(new WorkFolders(parent).removeOlder(YESTERDAY)).isZero();

    assertThat(film).exists();
  }

  @Test
  void a_start_leaves_the_folders_of_tasks_of_the_same_version_alone() throws IOException {
    var folders = new WorkFolders(parent);
    folders.clear("1.0");
    Path begun = Files.createDirectory(parent.resolve("task-" + TASK));
    Path left = Files.createDirectory(parent.resolve("work-1"));

    folders.clear("1.0");

    assertThat(begun).exists();
    assertThat(left).doesNotExist();
    folders.clear("1.1");
    assertThat(begun).doesNotExist();
  }

  @Test
  void the_folder_of_a_task_that_has_ended_is_removed() throws IOException {
    var folders = new WorkFolders(parent);
    folders.clear("1.0");
    Path begun = Files.createDirectory(parent.resolve("task-" + TASK));

    assertThat(folders.removeEnded(_ -> false)).isZero();
    assertThat(folders.removeEnded(TASK::equals)).isEqualTo(1);

    assertThat(begun).doesNotExist();
  }
}
