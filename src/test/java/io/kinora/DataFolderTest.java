package io.kinora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir
  private Path folder;

  @Test
  void nobody_else_gets_a_data_folder_that_is_taken() {
    try (DataFolder _ = DataFolder.take(folder)) {
      assertThatThrownBy(() -> DataFolder.take(folder))
          .isInstanceOf(CannotStartException.class)
          .hasMessage("The data folder " + folder + " is in use by another Kinora (process "
              + ProcessHandle.current().pid() + ").");
    }
  }

  @Test
  void a_refusal_does_not_take_it_from_the_one_who_has_it() throws IOException {
    try (DataFolder data = DataFolder.take(folder)) {
      assertThatThrownBy(() -> DataFolder.take(folder)).isInstanceOf(CannotStartException.class);

      assertThat(data.lock().isOpen()).isTrue();
      assertThat(Files.readString(folder.resolve("lock")))
          .isEqualTo(Long.toString(ProcessHandle.current().pid()));
    }
  }

  @Test
  void it_is_free_again_once_it_is_closed() {
    DataFolder.take(folder).close();

    try (DataFolder again = DataFolder.take(folder)) {
      assertThat(again.path()).isDirectory();
    }
  }

  @Test
  void a_place_that_is_no_folder_is_refused_in_words() throws IOException {
    Path file = Files.writeString(folder.resolve("letter"), "Dear reader");

    assertThatThrownBy(() -> DataFolder.take(file))
        .isInstanceOf(CannotStartException.class)
        .hasMessageStartingWith("The data folder " + file + " cannot be used: ");
  }
}
