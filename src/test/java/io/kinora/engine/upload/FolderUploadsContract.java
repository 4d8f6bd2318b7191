package io.kinora.engine.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.storage.FolderStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What holds for uploads that are files of this machine.
abstract class FolderUploadsContract extends UploadsContract {

  @Override
  UploadPlace place(Path folder) throws IOException {
    var space = new FreeSpace(0);
    return new UploadPlace(
        FolderStorage.in(folder.resolve("storage"), space), folder.resolve("uploads"), space);
  }

  private Path path(UploadId id) {
    return folder.resolve("uploads").resolve(id.value());
  }

  @Test
  void bytes_that_were_never_recorded_are_cut_off() throws Exception {
    UploadId id = made();
    append(id, "known");
    Files.writeString(path(id), "known, and what a crash left");

    append(id, "!");

    assertContent(id, "known!");
  }

  @Test
  void a_disk_that_lost_bytes_is_believed() throws Exception {
    UploadId id = made();
    append(id, "known");
    Files.writeString(path(id), "kno");

    try (Writing writing = writing(id)) {
      assertThat(writing.upload().offset()).isEqualTo(3);
    }
  }

  @Test
  void bytes_that_nobody_knows_are_swept_away() throws Exception {
    UploadId known = made();
    append(known, "known");
    Files.writeString(path(UploadId.random()), "orphan");

    assertThat(uploads.sweep()).isEqualTo(1);

    assertContent(known, "known");
  }

  @Test
  void the_file_lies_where_it_is_worked_on() throws Exception {
    UploadId id = made();
    append(id, "all");

    assertThat(uploads.findPath(id)).contains(path(id));
  }
}
