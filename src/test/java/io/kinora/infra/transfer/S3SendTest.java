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
}
