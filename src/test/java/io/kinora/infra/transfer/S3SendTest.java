package io.kinora.infra.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.infra.base.FailureCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// In parts; three of 16 MiB, the last smaller.
class S3SendTest extends SendFaults {

  @Override
  Rig rig(Path folder) throws IOException {
    return new S3Rig();
  }

  @Override
  int sizeBytes() {
    return 40 << 20;
  }

  /// The part in which the line breaks is sent again.
  @Override
  long extraBytes() {
    return 17 << 20;
  }

  /// There are none in a bucket; what ends like one is refused.
  @Override
  @Test
  void a_folder_in_place_of_a_file_is_refused_and_nothing_is_left() {
    Path film = Desk.noise(local.resolve("film.mov"), 10, 1);

    assertThat(Desk.failureOf(() -> patient.send(film, rig.place("folder/"))).code())
        .isEqualTo(FailureCode.OUTPUT_REFUSED);
  }

  @Test
  void a_small_file_goes_at_once() {
    Path film = Desk.noise(local.resolve("film.mov"), 1_000, 1);

    patient.send(film, rig.place("a.mp4"));
    Received received = patient.fetch(rig.place("a.mp4"));

    assertThat(patient.target()).hasBinaryContent(Desk.noise(1_000, 1));
    assertThat(received.contentType()).isEqualTo("video/mp4");
  }

  @Test
  void a_small_file_that_is_there_in_another_size_is_never_taken_for_whole() {
    Path film = Desk.noise(local.resolve("film.mov"), 1_000, 1);
    rig.announce(5);

    assertThat(Desk.failureOf(() -> patient.send(film, rig.place("a.mov"))).code())
        .isEqualTo(FailureCode.OUTPUT_UNREACHABLE);
  }

  @Test
  void who_has_no_keys_is_refused_where_the_operator_has_none_for_all() {
    assertThat(Desk.failureOf(() -> patient.fetch(rig.place("a.mov", null))).text())
        .endsWith(": it needs the id of an access key and its secret");
  }
}
