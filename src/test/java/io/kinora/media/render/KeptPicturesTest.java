package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.Prober;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptPicturesTest {

  private final StopSignal stop = new StopSignal();
  private final KeptPictures pictures =
      new KeptPictures(new StillDecoder(TestMedia.runner(), stop), 1 << 20);

  @TempDir
  Path folder;

  @Test
  void what_could_not_be_decoded_is_tried_again() throws IOException {
    Path photo = TestMedia.picture(folder.resolve("photo.jpg"), "color=0xC00000:size=64x36");
    byte[] whole = Files.readAllBytes(photo);
    var prober = new Prober(TestMedia.runner(), ProbeLimits.USUAL);
    var file = new SourceFile("photo.jpg", photo, prober.probe(photo, "photo.jpg", stop));
    Files.write(photo, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> pictures.picture(file, 64)).isInstanceOf(FailureException.class);

    Files.write(photo, whole);

    assertThat(pictures.picture(file, 64).frame().width()).isEqualTo(64);
  }
}
