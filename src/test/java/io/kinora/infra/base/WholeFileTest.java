package io.kinora.infra.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

  @TempDir
  private Path folder;

  @Test
  void a_file_is_there_when_all_of_it_was_written() throws IOException {
    var file = new WholeFile(folder.resolve("film"));

    file.make(part -> {
      Files.writeString(part, "all");
      assertThat(file.isThere()).isFalse();
    });

    assertThat(file.path()).hasContent("all");
    assertThat(folder).isDirectoryNotContaining("glob:**.part-*");
  }

  @Test
  void a_file_whose_making_broke_off_is_not_there() {
    var file = new WholeFile(folder.resolve("film"));

    assertThatThrownBy(() -> file.make(part -> {
          Files.writeString(part, "half");
          throw new IOException("broken");
        }))
        .hasMessage("broken");

    assertThat(file.isThere()).isFalse();
  }
}
