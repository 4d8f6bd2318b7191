package io.kinora.infra.transfer;

import static io.kinora.infra.transfer.Desk.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Folders of this machine. Source: the flixcloud contract, section 6.
class FileWayTest {

  private static final String CLOSED = "it is not in a folder that is open to clients";

  @TempDir
  private Path folder;

  private Path open = Path.of("");
  private Path closed = Path.of("");
  private Desk desk;

  @BeforeEach
  void start() throws IOException {
    open = Files.createDirectory(folder.resolve("open"));
    closed = Files.createDirectory(folder.resolve("closed"));
    Path own = Files.createDirectory(folder.resolve("own"));
    Files.writeString(open.resolve("a b.txt"), "hello");
    Files.writeString(closed.resolve("secret.txt"), "secret");
    desk = new Desk(
        own,
        1,
        new TransferSettings(own.resolve("known_hosts"), false, S3Access.amazon(), List.of(open)));
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  private static Place place(Path file) {
    return Place.parseWithFiles("file://" + file, null).orElseThrow();
  }

  @Test
  void a_file_in_an_open_folder_is_fetched() throws IOException {
    Received received = desk.fetch(place(open.resolve("a b.txt")));

    assertThat(received.sizeBytes()).isEqualTo(5);
    assertThat(desk.target()).hasContent("hello");
    assertThat(desk.leftovers()).isEmpty();
  }

  @Test
  void what_is_elsewhere_is_refused_whether_it_is_there_or_not() throws IOException {
    Files.createSymbolicLink(open.resolve("link"), closed.resolve("secret.txt"));
    Files.createSymbolicLink(open.resolve("door"), closed);
    for (Path path : List.of(
        closed.resolve("secret.txt"),
        closed.resolve("missing.txt"),
        open.resolve("../closed/secret.txt"),
        open.resolve("link"),
        open.resolve("door/secret.txt"),
        Path.of("/etc/passwd"))) {
      Failure failure = failureOf(() -> desk.fetch(place(path)));

      assertThat(failure.code()).as(path.toString()).isEqualTo(FailureCode.INPUT_REFUSED);
      assertThat(failure.text()).endsWith(CLOSED);
    }
  }

  @Test
  void a_folder_and_a_missing_file_are_no_files() {
    assertThat(failureOf(() -> desk.fetch(place(open))).text())
        .endsWith("it is a folder, not a file");
    assertThat(failureOf(() -> desk.fetch(place(open.resolve("no.txt")))).text())
        .endsWith("there is no such file");
  }

  @Test
  void a_file_is_sent_into_a_folder_that_is_made() throws IOException {
    Path file = Files.writeString(folder.resolve("out"), "made");
    Path target = open.resolve("new/deep/out.txt");

    desk.send(file, place(target));
    desk.send(file, place(target));

    assertThat(target).hasContent("made");
    try (var left = Files.list(target.getParent())) {
      assertThat(left).containsExactly(target);
    }
  }

  @Test
  void nothing_is_sent_elsewhere() throws IOException {
    Path file = Files.writeString(folder.resolve("out"), "made");
    Files.createSymbolicLink(open.resolve("door"), closed);

    for (Path path : List.of(
        closed.resolve("out.txt"),
        closed.resolve("new/out.txt"),
        open.resolve("door/out.txt"),
        open.resolve("door/new/out.txt"),
        open.resolve("../out.txt"))) {
      Failure failure = failureOf(() -> desk.send(file, place(path)));

      assertThat(failure.code()).isEqualTo(FailureCode.OUTPUT_REFUSED);
    }
    try (var there = Files.list(closed)) {
      assertThat(there).containsExactly(closed.resolve("secret.txt"));
    }
  }

  @Test
  void a_folder_is_not_replaced() throws IOException {
    Path file = Files.writeString(folder.resolve("out"), "made");
    Path there = Files.createDirectory(open.resolve("there"));

    assertThat(failureOf(() -> desk.send(file, place(there))).text())
        .endsWith("there is a folder of this name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "FILE:/etc/passwd", "file://localhost/etc/passwd"})
  void elsewhere_such_an_address_is_none_of_ours(String address) {
    assertThat(Place.parse(address, null)).isEmpty();
    assertThat(Place.parseWithFiles(address, null)).isPresent();
  }
}
