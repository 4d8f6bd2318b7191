package io.kinora.infra.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.FreeSpace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStorageTest extends StorageContract {

  private static final StorageKey KEY = StorageKey.of("a", "b", "c");

  @TempDir
  private Path root;

  @Override
  FolderStorage storage() throws IOException {
    return FolderStorage.in(root, new FreeSpace(0));
  }

  @Test
  void a_file_can_be_worked_on_where_it_lies() throws IOException {
    put(KEY, "hello");

    assertThat(storage().findPath(KEY).orElseThrow()).hasContent("hello");
    assertThat(storage().findPath(StorageKey.of("a", "b"))).isEmpty();
  }

  @Test
  void a_folder_without_files_is_removed() throws IOException {
    put(KEY, "hello");

    storage().delete(KEY);

    assertThat(contentsOf("files")).isEmpty();
  }

  @Test
  void a_disk_that_is_nearly_full_takes_nothing() throws IOException {
    var nearlyFull = FolderStorage.in(root, new FreeSpace(Long.MAX_VALUE));

    var failure = catchThrowableOfType(
        FailureException.class, () -> nearlyFull.put(KEY, InputStream.nullInputStream()));

    assertThat(failure.failure().code()).isEqualTo(FailureCode.OUT_OF_SPACE);
    assertThat(nearlyFull.find(KEY)).isEmpty();
    assertThat(contentsOf("incoming")).isEmpty();
  }

  @Test
  void what_a_crash_left_behind_is_removed_when_it_is_old() throws IOException {
    var yesterday = Instant.parse("2026-01-01T00:00:00Z");
    FolderStorage storage = storage();
    for (String name : List.of("OLD", "YOUNG")) {
      Files.writeString(root.resolve("incoming").resolve(name), "half");
    }
    Files.setLastModifiedTime(root.resolve("incoming/OLD"), FileTime.from(yesterday));

    int count = storage.removeLeftovers(yesterday.plusSeconds(1));

    assertThat(count).isEqualTo(1);
    assertThat(contentsOf("incoming")).containsExactly("YOUNG");
  }

  @Test
  void a_put_whose_bytes_were_taken_away_fails() {
    Path gone = root.resolve("gone");

    assertThatThrownBy(() -> SafeMove.move(gone, root.resolve("files/a")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void what_others_put_into_the_folder_is_not_listed() throws IOException {
    put(KEY, "hello");
    Files.writeString(root.resolve("files/.hidden"), "x");
    Files.createSymbolicLink(root.resolve("files/link"), root);

    assertThat(keysIn(storage().files())).containsExactly("a/b/c");
  }

  private List<String> contentsOf(String folder) throws IOException {
    try (Stream<Path> paths = Files.list(root.resolve(folder))) {
      return paths.map(it -> it.getFileName().toString()).toList();
    }
  }
}
